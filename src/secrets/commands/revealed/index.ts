import { DECRYPTIONS } from "./decryptions.ts";
import type { RevealingRow } from "./row.ts";
import { STORES } from "./stores.ts";

/** Commands that hand a secret out of a store, or decrypt it. */
export const REVEALING_ROWS: readonly RevealingRow[] = [...STORES, ...DECRYPTIONS.map((row): RevealingRow => ({ ...row, decrypts: true }))];
