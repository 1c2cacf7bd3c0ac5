/** Something that a person gave the command and that it cannot follow; the message is one line without any secret. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
