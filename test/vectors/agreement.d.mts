/** What a package under test exports; a file of vectors needs only the parser of its own form. */
export interface Parsers {
  readonly parseDockerfile?: (text: string) => object;
  readonly expandWord?: (word: string, environment: Readonly<Record<string, string>>) => object;
  readonly interpolate?: (template: string, environment: Readonly<Record<string, string>>) => object;
}

export interface Difference {
  readonly line: number;
  readonly input: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export function compareVectors(
  content: string,
  parsers: Parsers,
): { readonly total: number; readonly differences: readonly Difference[] };
