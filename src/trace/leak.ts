import type { Range } from "../parser/node.ts";
import type { Evidence } from "../secrets/evidence.ts";
import type { Channel } from "./channel.ts";
import type { Secret } from "./value.ts";

/** The kinds of place that a leak can stand at; each belongs to one rule. */
export type Place =
  | "arg" | "env" | "copy" | "copy-then-rm" | "add-url" | "run" | "write" | "argv" | "metadata" | "text" | "log" | "env-file";

/** A secret at one place of the text, with the channels in which it ends up because of that place. */
export interface Leak {
  readonly place: Place;
  /** Exactly the offending name, value or path. */
  readonly range: Range;
  /** The region that this leak accounts for: a later look at the same text says nothing about it again. */
  readonly extent: Range;
  /** The name of the variable, file, option or key; never a value. */
  readonly subject: string;
  readonly evidence: Evidence;
  readonly channels: readonly Channel[];
  /** Whether the value itself is written in the file. */
  readonly literal: boolean;
  /** What the value comes from, where it is more than this place's literal. */
  readonly secret: Secret | null;
  /** What each place adds for its message and its mend. */
  readonly detail: LeakDetail;
}

export interface LeakDetail {
  /** `COPY . .`: the credential files that it takes along, relative to the context, most telling first. */
  readonly files?: readonly string[];
  /** Where each of them lands in the image. */
  readonly targets?: readonly string[];
  /** The archives that some of these files are packed in; the files' paths go on from theirs. */
  readonly archives?: readonly string[];
  /** Whether the source is a directory, a glob or the whole context, so that an ignore file can leave single files out. */
  readonly wholeDirectory?: boolean;
  /** The instruction and the line that delete, overwrite or move the file: «RUN rm», 12. */
  readonly removal?: { readonly how: string; readonly line: number };
  /** The path in the image. */
  readonly target?: string;
  /** The ignore file to mend, as the builder reads it; null where there is none yet. */
  readonly ignoreFile?: string | null;
  /** Its text; empty where there is none. */
  readonly ignoreText?: string;
  /** The build context, an absolute path; null where nothing may be read. */
  readonly context?: string | null;
  /** The stage that a COPY --from copies out of. */
  readonly from?: string;
  /** The Compose service that a field with the secret belongs to. */
  readonly service?: string;
  /** What a RUN did with it: «echo >», «git clone», «curl -u». */
  readonly command?: string;
  /** How the command is meant to take the secret. */
  readonly advice?: string;
  /** Whether what it opens was there before, so that no other one fits. */
  readonly fixed?: boolean;
  /** The name of the secret within the subject's value, where that is the text of settings. */
  readonly part?: string;
  /** The variable of Compose's own that is to fill in a part of a value. */
  readonly variable?: string;
  /** The instruction's keyword. */
  readonly keyword?: string;
}
