import type { Range } from "../parser/node.ts";
import type { Evidence } from "../secrets/evidence.ts";

/** A value that is a credential, with where it comes from. */
export interface Secret {
  /** The variable, mount id or file that holds it. */
  readonly name: string;
  readonly origin: "literal" | "argument" | "environment" | "mount" | "file" | "download";
  readonly evidence: Evidence;
  /** Where it enters: the declaration, the mount, the path. */
  readonly range: Range;
  /** Whether it goes by the file that it lands in: what is decrypted has a name of its own only there. */
  readonly goesByFile?: boolean;
}

/** An ARG, an ENV or a copied file, so that a use can tell what an innocent name holds. */
export interface Declaration {
  readonly kind: "arg" | "env" | "file";
  /** Of a file, its path in the image. */
  readonly name: string;
  readonly range: Range;
}

/** A run of a value: known text, a secret, or something that only the build will know. */
export type Piece =
  /** `within`: the stretch of a script that the text stands in. */
  | { readonly kind: "text"; readonly text: string; readonly from?: Declaration; readonly within?: Range }
  /** `at`: the reference in a script that brought it, for a finding to point to. */
  | { readonly kind: "secret"; readonly secret: Secret; readonly from?: Declaration; readonly at?: Range }
  | { readonly kind: "unknown"; readonly name: string | null; readonly from?: Declaration };

/** What a word says after expansion, as far as reading alone can tell. */
export type Value = readonly Piece[];

export function text(value: string): Value {
  return value === "" ? [] : [{ kind: "text", text: value }];
}

/** The whole text, or null where a part of it is a secret or unknown. */
export function literalOf(value: Value): string | null {
  let result = "";
  for (const piece of value) {
    if (piece.kind !== "text") return null;
    result += piece.text;
  }
  return result;
}

/** The text with every part that is not known written as a reference, `${NAME}`, as judges of values read it. */
export function templateOf(value: Value): string {
  let template = "";
  for (const piece of value) {
    template += piece.kind === "text" ? piece.text : `\${${(piece.kind === "secret" ? piece.secret.name : piece.name) ?? "_"}}`;
  }
  return template;
}

/** The pieces between two offsets of the value's template. */
export function piecesBetween(value: Value, start: number, end: number): Value {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of value) {
    const { length } = templateOf([piece]);
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
    if (from < to) result.push(piece.kind === "text" ? { ...piece, text: piece.text.slice(from, to) } : piece);
    at += length;
  }
  return result;
}

/** Where in the value's template the piece begins that has the offset. */
export function startOfPiece(value: Value, offset: number): number {
  let at = 0;
  for (const piece of value) {
    const { length } = templateOf([piece]);
    if (offset < at + length) break;
    at += length;
  }
  return at;
}

/** The secrets that the value holds, each once. */
export function secretsIn(value: Value): Secret[] {
  const found: Secret[] = [];
  for (const piece of value) if (piece.kind === "secret" && !found.includes(piece.secret)) found.push(piece.secret);
  return found;
}

/** The declarations that the value's parts come from, each once. */
export function declarationsIn(value: Value): Declaration[] {
  const found: Declaration[] = [];
  for (const { from } of value) if (from && !found.includes(from)) found.push(from);
  return found;
}

/** Without the text of copied files that nobody has read: what is made of a template or of something encrypted is another text. */
export function withoutFiles(value: Value): Value {
  return value.some(({ from }) => from?.kind === "file") ? value.filter(({ from }) => from?.kind !== "file") : value;
}

/** Where a script first refers to a secret of the value; null where it has none or it came another way. */
export function secretReference(value: Value): Range | null {
  for (const piece of value) if (piece.kind === "secret" && piece.at) return piece.at;
  return null;
}

/** The stretch of a script that the whole value stands in; null where it is put together or comes from elsewhere. */
export function stretchOf([first, ...others]: Value): Range | null {
  const within = first?.kind === "text" ? first.within : undefined;
  return within && others.every((piece) => piece.kind === "text" && piece.within === within) ? within : null;
}

/** The words that a shell makes of a value without quotes, split at the blanks of its known text; so many at most. */
export function fieldsOf(value: Value): Value[] {
  const fields: Piece[][] = [];
  let open = false;
  const add = (piece: Piece): void => {
    if (open) fields.at(-1)!.push(piece);
    else fields.push([piece]);
    open = true;
  };
  for (const piece of value) {
    if (piece.kind !== "text" || (piece.text !== "" && !/[ \t\n]/.test(piece.text))) {
      add(piece);
      continue;
    }
    for (const [i, text] of piece.text.split(/[ \t\n]+/, mostFields + 1).entries()) {
      if (i > 0) open = false;
      if (text !== "") add({ ...piece, text });
    }
  }
  return fields.length > mostFields ? [value.slice()] : fields;
}

/** A list of packages in a variable is no list of options. */
const mostFields = 64;

/** What a command substitution makes of an output: the line endings at its end are dropped. */
export function withoutFinalNewlines(value: Value): Value {
  const last = value.at(-1);
  if (last?.kind !== "text" || !last.text.endsWith("\n")) return value;
  const rest = last.text.replace(/(?<!\n)\n+$/, "");
  return [...value.slice(0, -1), ...(rest === "" ? [] : [{ ...last, text: rest }])];
}
