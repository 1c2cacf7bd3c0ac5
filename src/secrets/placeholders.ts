/**
 * Forms of text that mark a place to be filled in. Origin: gitleaks' and secretlint's allow lists of
 * placeholders, README files of public images, and the `.env.example` files beside them.
 */

/** Whole values that can never work where a credential was issued by somebody else. */
export const PLACEHOLDER_FORMS: readonly RegExp[] = [
  /^<[^<>]*>$/, // <your token>
  /^\[[^[\]]*\]$/, // [TOKEN]
  /^\{[^{}":]*\}$/, // {token}, but not a JSON object
  /^__[A-Z0-9_]+__$/, // __TOKEN__
  /^@[A-Za-z0-9_.-]+@$/, // @token@, Maven and CMake
  /^%%[^%]*%%$/,
  /^\*{2}[^*]*\*{2}$/, // **Token**
  /^(\D)\1+$/, // xxxx, ****
  /^\.{2,}$|^…$/,
  // The keys that AWS's documentation shows (docs.aws.amazon.com/IAM, "Managing access keys").
  /^A(?:KIA|SIA|IDA|ROA)[A-Z0-9]{4,14}EXAMPLE$|^[A-Za-z0-9/+]{30}EXAMPLEKEY$/,
];

/** Runs of characters that stand for a cut-out secret: `sk-XXXXXXXX`, `ghp_xxxx`, `abc…`, `****`. */
export const MASKS: readonly RegExp[] = [/x{4}/i, /(?:^|[-_.])x{3}(?:[-_.]|$)/i, /\*{3}/, /\.{3}$/, /…/, /#{4}/, /•{3}/, /_{4}/];

/** Beginnings of phrases that ask the reader for the value; a verb alone (`replace`) is a value like any other. */
export const PLACEHOLDER_PHRASE =
  /^[<[{]?(?:(?:insert|enter|put|paste|fill)[\s_.-]|(?:add|set|provide|specify|use|replace|define|get|insert|put|fill)[\s_.-]?(?:your|my|me|an?|the|this|with|in|here|it|own|some)(?=[\s_.-]|$)|please[\s_.-]|user[\s_.-]?(?:provided|supplied|defined)|your|todo|tbd|fixme|redacted|removed|hidden|masked|censored)/i;

/** Ends of such phrases. */
export const PLACEHOLDER_END = /(?:[\s_.-](?:here|goes[\s_.-]here|placeholder)|_goes_here)[>\]}.!]?$/i;
