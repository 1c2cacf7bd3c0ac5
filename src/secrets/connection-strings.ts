import type { Candidate } from "./candidate.ts";
import { referenceAt } from "./references.ts";
import { COMMA_COMPANIONS, CONNECTION_COMPANIONS, CONNECTION_SECRETS } from "./url-tables.ts";

const SECRET_PARAMETER = new RegExp(`(?:^|[\\s;"'&?,])(${[...CONNECTION_SECRETS.keys()].join("|")})[ \\t]{0,5}=[ \\t]{0,5}`, "gi");

/** How far from the parameter its companions (`host=`, `Server=`) are looked for, in the same line. */
const NEARBY = 400;

/** Passwords and keys in connection strings of `key=value` form: `Server=…;Password=…`, `host=… password=…`. */
export function* findConnectionSecrets(text: string): Generator<Candidate> {
  if (!text.includes("=")) return;
  for (const match of text.matchAll(SECRET_PARAMETER)) {
    const start = match.index + match[0].length;
    // `user= password= host=`: a list of what may be given. Behind blanks stands the next name, not a value.
    if (/[ \t]$/.test(match[0]) && /^[A-Za-z_.]{1,40}[ \t]{0,5}=/.test(text.slice(start, start + 50))) continue;
    // `SET password=PASSWORD('x') WHERE user='root'` of SQL, `password=getenv("X")`
    if (CALL.test(text.slice(start, start + 80))) continue;
    const written = match[1]!;
    // The sign before the name may be the end of the line above.
    const line = lineAround(text, match.index + match[0].indexOf(written), start);
    if (!(match[0].startsWith(",") ? COMMA_COMPANIONS : CONNECTION_COMPANIONS).test(line)) continue;
    const host = SERVER.exec(line)?.[1];
    const name = written.toLowerCase();
    const quoted = quotedAt(text, start);
    const end = quoted?.end ?? valueEnd(text, start);
    yield { start: quoted?.start ?? start, end, kind: CONNECTION_SECRETS.get(name)!, what: "the password of a connection string", name, ...(host !== undefined && { host }) };
  }
}

/** A function that makes the value. */
const CALL = /^[A-Za-z_][\w.]{0,60}\(["'$)]/;

/** `Server=db,1433`, `Server=tcp:db`. */
const SERVER = /(?:^|[\s;"'&?])(?:host|hostaddr|server|data source|datasource|address|addr)[ \t]{0,5}=[ \t]{0,5}(?:tcp:)?([^\s;"'&]{1,253})/i;

/** What stands in the same line as the parameter, without its value's beginning. */
function lineAround(text: string, at: number, behind: number): string {
  const before = text.slice(Math.max(0, at - NEARBY), at);
  const after = text.slice(behind, behind + NEARBY);
  return `${before.slice(before.lastIndexOf("\n") + 1)};${after.split("\n", 1)[0]!}`;
}

/** `Password='a;b'`, `password="a b"`: what stands between the quotes, where they are the value's own. */
function quotedAt(text: string, at: number): { readonly start: number; readonly end: number } | null {
  const start = at + 1;
  const quote = text[at]!;
  if ((quote !== "'" && quote !== '"') || /^[\s;,)]/.test(text.slice(start, start + 1))) return null;
  const end = text.slice(start, start + NEARBY).split("\n", 1)[0]!.indexOf(quote) + start;
  return end > start && /^(?:[\s;"']|$)/.test(text.slice(end + 1, end + 2)) ? { start, end } : null;
}

function valueEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + NEARBY);
  let at = start;
  while (at < limit && !/[\s;"'&,]/.test(text[at]!)) {
    at = Math.max(at + 1, text[at] === "$" || text[at] === "{" ? (referenceAt(text, at)?.end ?? 0) : 0);
  }
  return Math.min(at, text.length);
}
