import { createHash, randomInt } from "node:crypto";

const LENGTH = 24;
const kinds = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789"];

/**
 * A value that looks like a credential and stands nowhere else: letters of both cases and digits in turn. `below` draws a
 * whole number below the one that it is given.
 */
export function makeSecret(below: (count: number) => number = randomInt): string {
  return Array.from({ length: LENGTH }, (_, at) => kinds[at % kinds.length]!)
    .map((characters) => characters[below(characters.length)]!)
    .join("");
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
