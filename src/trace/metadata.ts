import type { Instruction, KeyValue, Label, Word } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { isAllowedName, isAllowedValue } from "./allowed.ts";
import type { Channel } from "./channel.ts";
import { expandWord, judgeVariable, reachesImage, type Pass, type StageState } from "./pass.ts";
import { literalOf, secretsIn, templateOf, type Value } from "./value.ts";

/** LABEL: judged pair by pair, as ENV is. */
export function traceLabel(pass: Pass, instruction: Label, state: StageState): void {
  for (const pair of instruction.pairs) {
    const name = pair.key.text.replace(/^["']|["']$/g, "");
    const value = expandWord(pair.value, state);
    const evidence = labelEvidence(pass, name, value);
    if (evidence) report(pass, state, instruction, value, evidence, name, rangeOf(pair, evidence), pair.range);
  }
}

function labelEvidence(pass: Pass, name: string, value: Value): Evidence | null {
  const [flowing] = secretsIn(value);
  if (flowing) return flowing.origin === "argument" ? flowing.evidence : null;
  const written = literalOf(value);
  const { settings } = pass.input;
  if (isAllowedName(settings, name) || (written !== null && isAllowedValue(settings, written))) return null;
  return judgeVariable(pass, name, templateOf(value));
}

function rangeOf(pair: KeyValue, { basis }: Evidence): Range {
  return basis === "name" || !pair.value ? pair.key.range : pair.value.range;
}

/** USER, WORKDIR, MAINTAINER, STOPSIGNAL, EXPOSE, VOLUME: BuildKit records them with their variables expanded. */
export function traceWords(pass: Pass, instruction: Instruction, words: readonly (Word | null)[], state: StageState): void {
  for (const word of words) {
    const value = expandWord(word, state);
    const secret = secretsIn(value).find(({ origin }) => origin === "argument");
    if (word && secret) report(pass, state, instruction, value, secret.evidence, secret.name, word.range, word.range);
  }
}

function report(
  pass: Pass,
  { stage }: StageState,
  instruction: Instruction,
  value: Value,
  evidence: Evidence,
  subject: string,
  range: Range,
  extent: Range,
): void {
  const [secret = null] = secretsIn(value);
  const literal = secret === null;
  const channels: Channel[] = reachesImage(pass, stage) ? ["image.config", "image.history"] : ["attestation.max"];
  if (literal) channels.push("repository");
  pass.leaks.push({ place: "metadata", range, extent, subject, evidence, channels, literal, secret, detail: { keyword: instruction.keyword.value } });
}
