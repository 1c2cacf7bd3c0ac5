/** A character class over UTF-16 code units. */
export type CharacterTest = (code: number) => boolean;

/** White space of ASCII: what BuildKit's flag reader, which goes byte by byte, ends a flag at. */
export const isAsciiSpace: CharacterTest = (code) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** White space as Go's `unicode.IsSpace` has it; BuildKit trims lines and splits ENV, ARG and LABEL by it. */
export const isSpace: CharacterTest = (code) =>
  code < 0x85
    ? isAsciiSpace(code)
    : code === 0x85 || code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 ||
      code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;

/** The class `[\t\v\f\r ]`, at which BuildKit splits off the keyword and splits FROM, EXPOSE, COPY, ADD and VOLUME. */
export const isBlank: CharacterTest = (code) => code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0a);

/** What Go's regular expressions call `\s`. */
export const isRegexpSpace: CharacterTest = (code) => isBlank(code) ? code !== 0x0b : code === 0x0a;

export const isTab: CharacterTest = (code) => code === 0x09;

/** The first offset in `[from, to)` whose character is not of the class, else `to`. */
export function skip(text: string, from: number, to: number, test: CharacterTest): number {
  let at = from;
  while (at < to && test(text.charCodeAt(at))) at++;
  return at;
}

/** The first offset in `[from, to)` whose character is of the class, else `to`. */
export function find(text: string, from: number, to: number, test: CharacterTest): number {
  let at = from;
  while (at < to && !test(text.charCodeAt(at))) at++;
  return at;
}

/** `to`, moved back over the characters of the class, at most to `from`. */
export function trimEnd(text: string, from: number, to: number, test: CharacterTest): number {
  let at = to;
  while (at > from && test(text.charCodeAt(at - 1))) at--;
  return at;
}
