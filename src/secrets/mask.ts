import { findFormats } from "./formats.ts";
import { findLiteralUrlCredentials } from "./urls.ts";

/** What stands in an output in place of what is not to be read. */
export const mask = "***";

/** The text with `***` for every known token and every credential in an address; what only refers to one stays. */
export function maskCredentials(text: string): string {
  const tokenless = maskRanges(text, findFormats(text));
  if (!tokenless.includes("://")) return tokenless;
  return maskRanges(tokenless, findLiteralUrlCredentials(tokenless));
}

/** The ranges stand in order. */
function maskRanges(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  return ranges.reduceRight((masked, { start, end }) => `${masked.slice(0, start)}${mask}${masked.slice(end)}`, text);
}
