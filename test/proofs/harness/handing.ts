/** What makes a build have its secrets: options of the command line, and variables that they name. */
export interface Handed {
  /** As written after `--secret`. */
  readonly secrets: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Secrets by their ids. */
export function handById(texts: Readonly<Record<string, string>>): Handed {
  const entries = Object.entries(texts).map(([id, text], at) => ({ id, text, variable: `SECRET_${at}` }));
  return {
    secrets: entries.map(({ id, variable }) => `id=${id},env=${variable}`),
    environment: Object.fromEntries(entries.map(({ variable, text }) => [variable, text])),
  };
}

/**
 * What a suggestion says is to be passed: `--secret id=x,env=X` finds the value in X. Where a person is to choose the
 * file (`src=FILE`), it is `file`, which holds the value; other files are those of the context.
 */
export function handOver(options: readonly string[], { value, file }: { value: string; file: string }): Handed {
  const secrets = options.map((option) => option.replace(/^--secret /, "").replace(/\bsrc=FILE$/, `src=${file}`));
  const variables = secrets.flatMap((option) => /\benv=(\w+)/.exec(option)?.slice(1) ?? []);
  return { secrets, environment: Object.fromEntries(variables.map((variable) => [variable, value])) };
}

export function together(one: Handed, other: Handed): Handed {
  return { secrets: [...one.secrets, ...other.secrets], environment: { ...one.environment, ...other.environment } };
}
