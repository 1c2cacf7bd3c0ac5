/** What the first of these says that says anything; null where none does. */
export function firstOf<T>(those: readonly T[], ask: (one: T) => string | null): string | null {
  for (const one of those) {
    const said = ask(one);
    if (said !== null) return said;
  }
  return null;
}
