/** Variables and their values: a record or a map of names; undefined and missing are both unset. */
export type Environment = Readonly<Record<string, string | undefined>> | ReadonlyMap<string, string>;

/** The value of a variable, undefined for an unset one; a record's inherited properties are no variables. */
export function lookUp(environment: Environment, name: string): string | undefined {
  if (environment instanceof Map) return (environment as ReadonlyMap<string, string>).get(name);
  return Object.hasOwn(environment, name) ? (environment as Record<string, string | undefined>)[name] : undefined;
}
