/** What kind of error it was and where in our code; never its own message, which could quote the file. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = "" } = error;
  const heading = message === "" ? name : `${name}: ${message}`;
  const frame = stack.startsWith(heading) ? /^\s+at ([^\n]*)/.exec(stack.slice(heading.length))?.[1] : undefined;
  return frame === undefined ? name : `${name} at ${frame}`;
}

/** A sentence for a person; `what` is «The rule dfsecret/x» and the like. */
export function failureMessage(what: string, error: unknown): string {
  return `${what} failed on this file (${describeFailure(error)}), so its findings are missing. Please report this.`;
}
