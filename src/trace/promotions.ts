import type { Range } from "../parser/node.ts";
import { usedAs, type Evidence } from "../secrets/evidence.ts";
import { judgeFileContent, judgeFilePlace, judgeWholeFile, type FileOptions } from "../secrets/files.ts";
import { findUrlCredentials } from "../secrets/urls.ts";
import { declarationsIn, piecesBetween, templateOf, type Declaration, type Piece, type Value } from "./value.ts";

/**
 * What a use shows of a thing whose name is innocent: `ARG CFG` and `curl -u me:$CFG`, `COPY a.json /a.json` and
 * `ssh -i /a.json`. Kept by the offset where the thing stands.
 */
export class Promotions {
  readonly #uses = new Map<number, { readonly evidence: Evidence; readonly path: string | null }>();

  get size(): number {
    return this.#uses.size;
  }

  /** `path`: where in the image the thing is used as a file; what COPY has brought may be a directory above it. */
  add({ range }: { readonly range: Range }, evidence: Evidence, path: string | null = null): void {
    if (!this.#uses.has(range[0])) this.#uses.set(range[0], { evidence, path });
  }

  /** What the value of a variable or the text of a file is used as. */
  addDeclared(declaration: Declaration, evidence: Evidence): void {
    this.add(declaration, evidence, declaration.kind === "file" ? declaration.name : null);
  }

  of(range: Range): Evidence | undefined {
    return this.#uses.get(range[0])?.evidence;
  }

  pathOf(range: Range): string | null {
    return this.#uses.get(range[0])?.path ?? null;
  }
}

/** The variables and files that brought a part of a value and are not known to be secret. Builders' own have no place in the file. */
export function innocentsIn(value: Value): Declaration[] {
  return declarationsIn(value.filter(isInnocent));
}

/** The copied files whose text is all that the value has. */
export function filesIn(value: Value): Declaration[] {
  return value.every((piece) => piece.from?.kind === "file" || isBlank(piece)) ? innocentsIn(value) : [];
}

function isInnocent({ kind, from }: Piece): boolean {
  return kind !== "secret" && from !== undefined && from.range[1] > 0;
}

function isBlank(piece: Piece): boolean {
  return piece.kind === "text" && piece.text.trim() === "";
}

/** `https://me:$CFG@host/`: the variable is the password of an address. */
export function promoteInAddresses(promotions: Promotions, value: Value): void {
  if (!value.some(isInnocent)) return;
  const text = templateOf(value);
  if (!text.includes("://")) return;
  for (const { start, end, kind, what, wellKnown, placeholder } of findUrlCredentials(text)) {
    if (placeholder) continue;
    const evidence = usedAs(kind, what, wellKnown);
    for (const declaration of innocentsIn(piecesBetween(value, start, end))) promotions.addDeclared(declaration, evidence);
  }
}

/** Stands where a file's text has what only the build knows: nothing that a person or a machine would write. */
const standIn = "kestrel9wing";

/** `echo "//host/:_authToken=$CFG" > .npmrc`, `echo "$CFG" > .npmrc`: the variable is what the file says it is. */
export function promoteInFile(promotions: Promotions, path: string, value: Value, options: FileOptions): void {
  if (!value.some(isInnocent)) return;
  const whole = value.every((piece) => isInnocent(piece) || isBlank(piece)) ? judgeWholeFile(path) : null;
  for (const declaration of whole ? innocentsIn(value) : []) {
    const evidence = declaration.kind === "file" ? judgeFilePlace(declaration.name, path) : whole;
    if (evidence) promotions.addDeclared(declaration, evidence);
  }
  const filled = value.map((piece): Piece => (piece.kind === "unknown" && isInnocent(piece) ? { kind: "text", text: standIn, from: piece.from! } : piece));
  for (const { start, end, evidence, name } of judgeFileContent(path, templateOf(filled), { named: true, ...options })) {
    if (evidence.confidence === "possible") continue;
    const why = name === null ? evidence.why : `a file holds it as ${name}`;
    for (const declaration of innocentsIn(piecesBetween(filled, start, end))) promotions.addDeclared(declaration, { ...evidence, basis: "use", why });
  }
}
