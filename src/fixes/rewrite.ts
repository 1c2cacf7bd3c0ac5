import type { Range } from "../parser/node.ts";

/**
 * Edits to one or more files that belong together: all or nothing. They stay separate; none is
 * merged with another over the text between them. Ranges of one file do not overlap and are in order.
 */
export interface Rewrite {
  readonly files: readonly FileEdits[];
  /** How to hand over what the files no longer hold. */
  readonly handover: readonly Handover[];
  /** What no rewrite may share that is applied to the same texts at the same time; absent where none may be. */
  readonly alone?: Alone;
}

export interface Alone {
  /** Regions of the linted file, one an instruction, out of which the rewrite takes text: what is left depends on all of it. */
  readonly regions: readonly Range[];
  /** The paths of the secrets that it is about. */
  readonly names: readonly string[];
}

/** What a person passes along once a rewrite is done. Names and paths only, never a value. */
export interface Handover {
  /** Whether the build, the container or the Compose project is to be given it. */
  readonly to: "build" | "run" | "compose";
  /** An option of `docker build` or `docker run`; for Compose a clause: «the variable NPM_TOKEN». */
  readonly text: string;
  /** What that says, for the other files of the same rewrite; what is told to people has the text alone. */
  readonly means?: Meaning;
}

export type Meaning =
  | PassedSecret
  /** A variable of the container. */
  | { readonly kind: "variable"; readonly name: string }
  /** A file of the context that the container finds at `target`. */
  | { readonly kind: "volume"; readonly target: string; readonly volume: string }
  /** The SSH agent, by the id of its mount. */
  | { readonly kind: "agent"; readonly id: string };

/** A secret that the build asks for. */
export interface PassedSecret {
  readonly kind: "secret";
  readonly id: string;
  /**
   * A variable by its name, a file by its path below the context, or a value that no file has as yet; "key file" for one
   * that only a file keeps as it is: OpenSSH refuses a key without its last line break, which variables mostly lack.
   */
  readonly from: { readonly variable: string } | { readonly file: string } | "elsewhere" | "key file";
}

export interface FileEdits {
  /** Absolute path; the linted file's own path for edits to it. */
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** Set where the file need not exist: its text is empty then. */
  readonly create?: true;
}

/** Puts `text` in the place of a range of the file as it was linted; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}
