import type { Range } from "../../../parser/node.ts";
import { templateOf, type Value } from "../../value.ts";

/** The longest program that is looked through. */
const longest = 50_000;

/** A program as its interpreter gets it, with the secrets that the shell has put into it. */
export class Program {
  readonly code: string;
  readonly secrets: readonly { readonly at: number; readonly end: number; readonly value: Value }[];
  /** Where the linted file has the program, as it stands; null where it is put together. */
  readonly #start: number | null;

  constructor(value: Value, source: string) {
    this.code = templateOf(value).slice(0, longest);
    let at = 0;
    this.secrets = value.flatMap((piece) => {
      const end = at + templateOf([piece]).length;
      const found = { at, end, value: [piece] };
      at = end;
      return piece.kind === "secret" ? [found] : [];
    });
    const [first] = value;
    const within = value.length === 1 && first?.kind === "text" ? first.within : undefined;
    const offset = within ? source.slice(...within).indexOf(templateOf(value)) : -1;
    this.#start = within && offset !== -1 ? within[0] + offset : null;
  }

  /** Where the linted file has a part of the program. */
  rangeOf(start: number, end: number): Range | null {
    return this.#start === null ? null : [this.#start + start, this.#start + end];
  }
}
