/** A bare SALT: what passwords or ids are mixed with, or a host, a role or a release of the deployment tool of that name. */
import { classifyValue } from "./values.ts";

/** Values that ask to be replaced, or say what they are. `salt` alone is the name under which minions look for their master. */
const STAND_IN = /change|replace|secret|random|pepper|(?:my|your|some|any|this|default|test|a)[\s_.-]?salt\b|salt[\s_.-]?(?:string|value|here|me)\b/i;

/** `v3006.1`, `2019.2.0-rc1`, `salt-3006`: a release, a package, a server. */
const RELEASE = /^v?\d+\.\d|^salt|\d\.\d|\.[a-z]{2,}$/i;

const SHORTEST_MADE = 8;

/** Whether the value is one that can only be a salt. */
export function fitsSalt(name: string, value: string): boolean {
  if (!/(?:salt|pepper)$/i.test(name)) return false;
  const text = value.trim();
  if (STAND_IN.test(text)) return true;
  const shape = classifyValue(text);
  return (shape === "opaque" || shape === "hex") && text.length >= SHORTEST_MADE && /\d/.test(text) && /[A-Za-z]/.test(text) && !RELEASE.test(text);
}
