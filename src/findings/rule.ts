import type { Rewrite, TextEdit } from "../fixes/rewrite.ts";
import type { Range } from "../parser/node.ts";
import type { Trace } from "../trace/trace.ts";
import type { Directives } from "./directives/directives.ts";

export type LanguageName = "dockerfile" | "compose";

/** What a rule says of itself; the same shape as ESLint's `meta`, so that one adapter serves both hosts. */
export interface RuleMeta {
  readonly type: "problem" | "suggestion";
  readonly languages: readonly LanguageName[];
  readonly docs: {
    /** «Disallow …», «Require …» or «Enforce …», without a full stop. */
    readonly description: string;
    readonly url: string;
    /** The severity in the recommended configuration; `false`: only in strict. */
    readonly recommended: "error" | "warn" | false;
  };
  /** Sentences with `{{name}}` places. No data may hold a secret's value. */
  readonly messages: Readonly<Record<string, string>>;
  /** JSON schemas of the options, as ESLint takes them. */
  readonly schema: readonly object[];
  readonly defaultOptions?: readonly object[];
  /** The options in the strict configuration, where they are others. */
  readonly strictOptions?: readonly object[];
  readonly hasSuggestions?: boolean;
  /** `code` where findings have a `fix`. */
  readonly fixable?: "code";
}

// Options come checked against the schema, so that each rule may name its own type.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export interface Rule<Options = any> {
  readonly meta: RuleMeta;
  /**
   * Reads the trace and returns what it finds; never throws on any input, never reads a file.
   * What `directives` silence is left out by the host, so only a rule about directives looks at them.
   */
  check(trace: Trace, options: Options, directives: Directives): Finding[];
}

export interface Finding {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  /** Exactly the offending name, value or path, in the linted file. */
  readonly range: Range;
  /** The variable, file or id that the finding is about: part of its fingerprint, never a value. */
  readonly subject: string;
  /** Set where it rests on a name alone, so that a peer's directive for such findings silences it. */
  readonly nameOnly?: boolean;
  readonly suggestions?: readonly Suggestion[];
  /** What `--fix` does without asking; so it never changes a build. */
  readonly fix?: TextEdit;
}

export interface Suggestion {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly rewrite: Rewrite;
}
