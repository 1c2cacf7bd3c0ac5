import { createHash } from "node:crypto";
import type { Settings } from "./settings.ts";

/** Whether a person has accepted this very value, by its SHA-256, so that it is written nowhere. */
export function isAllowedValue({ allow: { values } }: Settings, value: string): boolean {
  return values.length > 0 && values.includes(createHash("sha256").update(value).digest("hex"));
}
