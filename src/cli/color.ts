export type Style = "bold" | "dim" | "red" | "yellow" | "underline";

/** SGR codes that switch a style on and off. */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  yellow: [33, 39],
};

/** Dresses a text, or leaves it as it is where the output has no colour. */
export type Painter = (style: Style, text: string) => string;

export function createPainter(color: boolean): Painter {
  if (!color) return (_style, text) => text;
  return (style, text) => `\u001B[${codes[style][0]}m${text}\u001B[${codes[style][1]}m`;
}

/** What was asked for, else FORCE_COLOR and NO_COLOR in Node's order, else whether the output is a terminal. */
export function wantsColor(
  asked: boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (asked !== undefined) return asked;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return isTerminal && terminal !== "dumb";
}
