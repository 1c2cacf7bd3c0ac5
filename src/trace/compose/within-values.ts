import type { ComposeEntry, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { Evidence } from "../../secrets/evidence.ts";
import { accountIn } from "../../secrets/images.ts";
import { judgeCommandValue, type PairOptions } from "../../secrets/judge.ts";
import { judgeSettingsText } from "../../secrets/settings-text.ts";

/** A credential that is only a part of a variable's value. */
export interface InnerCredential {
  readonly evidence: Evidence;
  readonly range: Range;
  readonly extent: Range;
  /** The name that it goes by within the value; null where it has none. */
  readonly name: string | null;
}

/** The credentials within a value that neither the variable's name nor a pair in it tells: of accounts, and of settings. */
export function credentialsWithin({ image }: ComposeService, { key, value, range }: ComposeEntry, options: PairOptions): InnerCredential[] {
  if (value === null) return [];
  const account = image && accountWithin(image.value, key.value, value);
  if (account) return [{ ...account, extent: range, name: "password" }];
  return judgeSettingsText(key.value, value.value, options).map(({ evidence, name, start, end }) => {
    const place = value.locate(start, end);
    return { evidence, range: place, extent: place, name };
  });
}

/** The password of an account that the image makes of the variable. */
function accountWithin(image: string, name: string, value: ComposeScalar): Pick<InnerCredential, "evidence" | "range"> | null {
  const account = accountIn(image, name, value.value);
  const evidence = account && judgeCommandValue(value.value.slice(account.start, account.end), "password", account.what);
  return evidence && { evidence, range: value.locate(account.start, account.end) };
}
