import type { ComposeEntry, ComposeService } from "../../parser/compose/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { Evidence } from "../../secrets/evidence.ts";
import { accountIn } from "../../secrets/images.ts";
import { judgeCommandValue } from "../../secrets/judge.ts";

/** A credential that is only a part of a variable's value. */
export interface InnerCredential {
  readonly evidence: Evidence;
  readonly range: Range;
  readonly extent: Range;
  /** What the credential is called in a message. */
  readonly subject: string;
}

/** The credentials within the value of a variable which no name or form of the variable tells: in an account that the image makes of it. */
export function credentialsWithin({ image }: ComposeService, { key, value, range: extent }: ComposeEntry): InnerCredential[] {
  const account = image && value && accountIn(image.value, key.value, value.value);
  const evidence = account && judgeCommandValue(value.value.slice(account.start, account.end), "password", account.what);
  return evidence ? [{ evidence, range: value.locate(account.start, account.end), extent, subject: key.value }] : [];
}
