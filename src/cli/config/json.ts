export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; /** « (line 3, column 5)»; empty where it is not known. */ readonly place: string };

/** Reads JSON; an error tells the place alone, since V8's own message quotes the text around it. */
export function parseJson(text: string): ParsedJson {
  const json = text.replace(/^\uFEFF/, "");
  try {
    return { ok: true, value: JSON.parse(json) as unknown };
  } catch {
    const before = json.slice(0, errorOffset(json)).split("\n");
    return { ok: false, place: ` (line ${before.length}, column ${before.at(-1)!.length + 1})` };
  }
}

/** The offset of the first character with which no JSON could begin like this: found by halves, because not every error tells it. */
function errorOffset(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (couldGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether what is wrong with a text is only that it ends. */
function couldGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const offset = /at position (\d+)/.exec(message)?.[1];
    return offset === undefined ? message.startsWith("Unexpected end") : Number(offset) >= start.length;
  }
}
