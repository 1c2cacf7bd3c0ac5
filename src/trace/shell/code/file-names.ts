const HOME = String.raw`(?:os\.homedir\(\)|Dir\.home|(?:pathlib\.)?Path\.home\(\)|process\.env\.HOME|\$?(?:ENV|os\.environ)[[{]["']?HOME["']?[\]}])`;

/**
 * A part of an expression that names a file: a string, one below the home directory, or a variable.
 *
 * @param n Ends the names of the groups, where two files stand in one expression.
 */
export function fileName(n = ""): string {
  const opening = String.raw`(?:(?:(?:pathlib\.)?Path|os\.path\.expanduser|File\.expand_path)\(\s?)?`;
  const below = String.raw`\(?(?:(?:os\.)?path\.join\(|File\.join\()?${HOME}\s?[,+/.]\s?["']\/?(?<below${n}>[^"'\n]{1,200})["']`;
  return String.raw`${opening}(?:["'](?<file${n}>[^"'\n]{1,300})["']|${below}|(?<held${n}>\$?[A-Za-z_]\w{0,60}))\s?\)?`;
}

/** A variable that is set to the name of a file. */
const CONSTANTS = new RegExp(String.raw`(?<![\w.])(?<variable>\$?[A-Za-z_]\w{0,60})\s?=\s?${fileName()}`, "g");

/** The files that a code's expressions name. */
export class FileNames {
  readonly #constants = new Map<string, string>();

  constructor(code: string) {
    for (const { groups } of code.matchAll(CONSTANTS)) {
      const name = this.of(groups!);
      if (name !== null) this.#constants.set(groups!["variable"]!, name);
    }
  }

  /** The file that the groups of an expression name; null where it is not known. */
  of(groups: Readonly<Record<string, string | undefined>>, n = ""): string | null {
    const below = groups[`below${n}`];
    if (below !== undefined) return `~/${below}`;
    const held = groups[`held${n}`];
    return groups[`file${n}`] ?? (held === undefined ? null : (this.#constants.get(held) ?? null));
  }
}
