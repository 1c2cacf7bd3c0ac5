import { matchesAny } from "../secrets/glob.ts";
import type { Settings } from "./settings.ts";

/** Whether a person has accepted the variable; `*` stands for any text in the settings, and case does not matter. */
export function isAllowedName({ allow: { names } }: Settings, name: string): boolean {
  return matchesAny(name, names);
}

/** Whether a person has accepted this very value, by its SHA-256, so that it is written nowhere. */
export function isAllowedValue({ allow: { values } }: Settings, value: string): boolean {
  return values.length > 0 && values.includes(sha256(value));
}

/** Loaded where it is needed: few configurations have such values, and it costs every start a twentieth. */
function sha256(text: string): string {
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(text).digest("hex");
}
