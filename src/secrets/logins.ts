import type { SecretKind } from "./evidence.ts";
import { FileGlobs } from "./file-globs.ts";
import { matchesAny } from "./glob.ts";
import { rangeOfGroup } from "./groups.ts";
import { LOGIN_FORMATS } from "./login-formats.ts";
import { classifyValue, isWellKnown } from "./values.ts";

/** A credential in a file whose form isn't `name = value`. */
export interface Login {
  readonly kind: SecretKind;
  /** Ends the clause "it is …". */
  readonly what: string;
  /** Whether everybody knows it. */
  readonly wellKnown: boolean;
  /** Offsets in the text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Most files are none of these. */
const anyOfThem = new FileGlobs([LOGIN_FORMATS.flatMap(({ files }) => files)]);

/** Credentials in files of a form of their own; references and marks to be filled in are none. */
export function findLogins(baseName: string, text: string): Login[] {
  if (!anyOfThem.fits([baseName])) return [];
  return LOGIN_FORMATS.filter(({ files }) => matchesAny(baseName, files)).flatMap(({ pattern, kind, what }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [start, end] = rangeOfGroup(match, "secret") ?? rangeOfGroup(match, "bare")!;
      const secret = text.slice(start, end);
      const shape = classifyValue(secret);
      return shape === "reference" || shape === "placeholder" || shape === "empty" || shape === "null" ? [] : [{ kind, what, wellKnown: isWellKnown(secret), start, end }];
    }));
}
