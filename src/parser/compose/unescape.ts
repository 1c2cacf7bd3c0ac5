import { type MappedText, MappedTextBuilder } from "../mapped-text.ts";
import type { ComposeScalar } from "./ast.ts";

/**
 * A scalar's value as Compose hands it on, with `$$` made a dollar; references stay as written. The dollar's place
 * is both characters.
 */
export function unescapeDollars({ value, map }: Pick<ComposeScalar, "value" | "map">): MappedText {
  if (!value.includes("$$")) return { text: value, map };
  const source: MappedText = { text: value, map };
  const unescaped = new MappedTextBuilder(map.start(0));
  let start = 0;
  for (let at = value.indexOf("$$"); at !== -1; at = value.indexOf("$$", start)) {
    unescaped.append(source, start, at);
    unescaped.appendFor(source, at, at + 2, "$");
    start = at + 2;
  }
  unescaped.append(source, start, value.length);
  return unescaped.build();
}
