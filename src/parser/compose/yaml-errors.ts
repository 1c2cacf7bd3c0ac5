import type { ErrorCode } from "yaml";

const UNREADABLE = "YAML cannot be read from here on.";

/** What is said of an error of the YAML reader; its own messages may quote the file. */
const SENTENCES: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "An alias cannot have a tag or an anchor.",
  BAD_ALIAS: "The alias or anchor has no name.",
  BAD_COLLECTION_TYPE: "The tag does not fit a mapping or sequence.",
  BAD_DIRECTIVE: "The YAML directive is not valid.",
  BAD_DQ_ESCAPE: "The escape in double quotes is not valid.",
  BAD_INDENT: "The indentation does not fit the lines above.",
  BAD_PROP_ORDER: "A tag or an anchor must stand behind the indicator.",
  BAD_SCALAR_START: "A plain value cannot start with this character, put the value into quotes.",
  BLOCK_AS_IMPLICIT_KEY: "A mapping or sequence cannot begin on the line of another one's key.",
  BLOCK_IN_FLOW: "A block mapping or sequence cannot stand inside brackets or braces.",
  DUPLICATE_KEY: "The key is given twice in the same mapping.",
  IMPOSSIBLE: UNREADABLE,
  KEY_OVER_1024_CHARS: "The key is longer than 1024 characters.",
  MISSING_CHAR: "A character is missing here: a quote, a colon, a comma, a closing bracket or white space.",
  MULTILINE_IMPLICIT_KEY: "A key must stand on one line and be followed by a colon.",
  MULTIPLE_ANCHORS: "A value can have one anchor only.",
  MULTIPLE_DOCS: "There are several documents.",
  MULTIPLE_TAGS: "A value can have one tag only.",
  NON_STRING_KEY: "A key must be a text.",
  RESOURCE_EXHAUSTION: "Brackets, mappings or sequences are nested too deeply.",
  TAB_AS_INDENT: "YAML takes no tabs as indentation.",
  TAG_RESOLVE_FAILED: "The tag cannot be read.",
  UNEXPECTED_TOKEN: "This is not expected here.",
};

/** A sentence for an error of the YAML reader; never with text of the file. */
export const sentenceOf = (code: ErrorCode): string => SENTENCES[code] ?? UNREADABLE;
