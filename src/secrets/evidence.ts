/** What kind of thing a credential is; messages name it. */
export type SecretKind =
  | "password" | "token" | "API key" | "private key" | "connection string" | "credentials" | "secret";

/**
 * How sure we are: `certain` (a known format, a private key block, a credential where only one can stand),
 * `likely` (name and value agree, or a name that leaves no doubt), `possible` (a reviewer would ask).
 */
export type Confidence = "certain" | "likely" | "possible";

/** Why something is taken for a credential. Holds nothing of the value. */
export interface Evidence {
  readonly kind: SecretKind;
  readonly confidence: Confidence;
  /** Where the judgement comes from. Peers' name-based ignores silence only `name`. */
  readonly basis: "name" | "value" | "url" | "file" | "use" | "settings";
  /** A short clause for a person: "its name ends in TOKEN", "it has the format of a GitHub token". */
  readonly why: string;
  /** Whether the value is one that everybody knows: `changeme`, `postgres`, `secret`. */
  readonly wellKnown: boolean;
}

/** A command or a file takes it for what it is, whatever it is called; `what` ends the clause "it is …". */
export function usedAs(kind: SecretKind, what: string, wellKnown = false): Evidence {
  return { kind, confidence: "certain", basis: "use", why: `it is ${what}`, wellKnown };
}

/** A kind of credential as one of its kind: `an API key`; several stay what they are. */
export function withArticle(kind: SecretKind): string {
  if (kind === "credentials") return kind;
  return `${/^[aeiou]/i.test(kind) ? "an" : "a"} ${kind}`;
}
