import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

/** `npm run fuzz` tries as many as one likes. */
const INPUTS = 20_000;

test(`${INPUTS} inputs are read, judged, rewritten and reported without a fault`, { timeout: 600_000 }, async () => {
  expect(await fuzz(".", INPUTS, 1)).toBeNull();
});
