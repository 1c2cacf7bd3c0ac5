import type { Arg, Env, KeyValue, Stage } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { filesOfVariable } from "../secrets/commands/credential-files.ts";
import { withAccountName } from "../secrets/account-names.ts";
import { classifyValue } from "../secrets/values.ts";
import type { Channel } from "./channel.ts";
import { isAllowedName, isAllowedValue } from "./allowed.ts";
import { copiedTo } from "./copied.ts";
import { expandWord, imagePath, judgeVariable, reachesImage, type Pass, type StageState } from "./pass.ts";
import { promoteInAddresses } from "./promotions.ts";
import { expandParts, type Scope } from "./scope.ts";
import { declarationsIn, literalOf, secretsIn, templateOf, text, type Declaration, type Secret, type Value } from "./value.ts";

/** An ARG before the first FROM: known to FROM lines, and to each stage that declares it again. */
export function traceGlobalArgument(pass: Pass, instruction: Arg, scope: Scope): void {
  for (const pair of meantPairs(instruction)) {
    const name = pair.key.text;
    const value = pair.value ? expandParts(pair.value.parts, scope) : [];
    const declaration: Declaration = { kind: "arg", name, range: pair.key.range };
    const evidence = argumentEvidence(pass, pair, value, declaration);
    const secret: Secret | null = evidence && { name, origin: "argument", evidence, range: pair.key.range };
    scope.setArgument(name, { declaration, value: argumentValue(pair, value, secret) });
    if (!secret) continue;
    const literal = hasLiteral(pair, value);
    // A stage that declares it again brings all channels that an unset global one has.
    if (!literal && isDeclaredInStage(pass, name)) continue;
    reportArgument(pass, pair, secret, literal ? ["attestation.max", "repository"] : ["attestation.max"], literal);
  }
}

/** `ARG TOKEN # for git`: BuildKit takes the words of the comment for names, but nobody gives these a value. */
export function meantPairs({ pairs }: Arg): readonly KeyValue[] {
  const comment = pairs.findIndex(({ key }) => key.text.startsWith("#"));
  return comment === -1 ? pairs : pairs.slice(0, comment);
}

function isDeclaredInStage({ input: { tree } }: Pass, name: string): boolean {
  return tree.stages.some(({ instructions }) =>
    instructions.some((one) => one.type === "Arg" && one.pairs.some(({ key }) => key.text === name)));
}

export function traceArgument(pass: Pass, instruction: Arg, state: StageState, globals: Scope): void {
  for (const pair of meantPairs(instruction)) {
    const name = pair.key.text;
    const declaration: Declaration = { kind: "arg", name, range: pair.key.range };
    const outer = pair.value ? undefined : (globals.argument(name) ?? state.scope.argument(name));
    const value = pair.value ? expandWord(pair.value, state) : (outer?.value ?? []);
    const inherited = outer && secretsIn(outer.value)[0];
    const evidence = inherited?.evidence ?? argumentEvidence(pass, pair, value, declaration);
    const secret: Secret | null = evidence && { name, origin: "argument", evidence, range: pair.key.range };
    state.scope.setArgument(name, { declaration, value: argumentValue(pair, value, secret) });
    if (!secret) continue;
    const literal = hasLiteral(pair, value);
    const published = reachesImage(pass, state.stage);
    // Where the global ARG holds the literal, a stage outside the image adds nothing to what that line says.
    if (inherited && !published && outer !== undefined && literalGlobal(pass, name)) continue;
    reportArgument(pass, pair, secret, argumentChannels(published, literal), literal);
  }
}

function literalGlobal({ input: { tree } }: Pass, name: string): boolean {
  return tree.preamble.some((one) =>
    one.type === "Arg" && one.pairs.some(({ key, value }) => key.text === name && value !== null && classifyValue(value.text) !== "empty"));
}

/** BuildKit writes an ARG into the history as soon as it has a value, with or without a RUN after it (EXPOSURE A01, A09, A10). */
function argumentChannels(published: boolean, literal: boolean): Channel[] {
  return [...(published ? (["image.history"] as const) : []), "attestation.max", ...(literal ? (["repository"] as const) : [])];
}

function reportArgument(pass: Pass, pair: KeyValue, secret: Secret, channels: readonly Channel[], literal: boolean): void {
  pass.leaks.push({
    place: "arg",
    range: rangeOf(pair, literal, secret.evidence),
    extent: pair.range,
    subject: secret.name,
    evidence: secret.evidence,
    channels,
    literal,
    secret,
    detail: {},
  });
}

/** The value where it is what tells, else the name. */
function rangeOf({ key, value }: KeyValue, literal: boolean, { basis }: Evidence): Range {
  return literal && value && (basis === "value" || basis === "url") ? value.range : key.range;
}

function argumentEvidence(pass: Pass, pair: KeyValue, value: Value, declaration: Declaration): Evidence | null {
  const { name } = declaration;
  if (isAllowedName(pass.input.settings, name)) return null;
  const flowing = secretsIn(value)[0];
  if (flowing) return flowing.evidence;
  const written = literalOf(value);
  if (written !== null && isAllowedValue(pass.input.settings, written)) return null;
  // A default gives way to what is passed, so an empty one tells no more than none.
  promoteInAddresses(pass.promotions, value);
  const evidence = judgeVariable(pass, name, pair.value === null && value.length === 0 ? null : templateOf(value), true);
  return evidence ?? pass.promotions.of(declaration.range) ?? null;
}

/** What a use of the variable expands to. */
function argumentValue(pair: KeyValue, value: Value, secret: Secret | null): Value {
  if (secret) return [{ kind: "secret", secret }];
  return value.length === 0 && (pair.value === null || literalOf(value) === "") ? [{ kind: "unknown", name: pair.key.text }] : value;
}

/** Whether the default is a value, and not an empty one or a word for none. */
function hasLiteral(pair: KeyValue, value: Value): boolean {
  if (pair.value === null) return false;
  const shape = classifyValue(templateOf(value));
  return shape !== "empty" && shape !== "null" && value.some(({ kind }) => kind === "text");
}

/** All pairs of an ENV see the variables as they were before it. */
export function traceEnvironment(pass: Pass, instruction: Env, state: StageState): void {
  const values = instruction.pairs.map(({ value }) => (value && value.parts.length === 0 ? text(unquoted(value.text)) : expandWord(value, state)));
  let own: ReadonlyMap<string, Value> | undefined;
  for (const [i, pair] of instruction.pairs.entries()) {
    const value = values[i]!;
    const name = unquoted(pair.key.text);
    const declaration: Declaration = { kind: "env", name, range: pair.key.range };
    noteNamedFile(pass, state, name, value);
    const beside = (other: string): string | null => {
      own ??= new Map(instruction.pairs.map(({ key }, at) => [unquoted(key.text), values[at]!]));
      return literalOf(own.get(other) ?? state.scope.get(other)?.value ?? []);
    };
    const secret = traceOneVariable(pass, pair, value, declaration, state.stage, beside);
    state.scope.setEnvironment(name, { declaration, value: secret ? [{ kind: "secret", secret }] : value });
  }
}

/** `KUBECONFIG=/etc/cluster`: what COPY has put there, or will, is a credential. */
function noteNamedFile(pass: Pass, state: StageState, name: string, value: Value): void {
  for (const { path: written, evidence } of filesOfVariable(name, literalOf(value) ?? "")) {
    const path = imagePath(state, written);
    if (path === null) continue;
    state.named.set(path, evidence);
    const source = copiedTo(state, path);
    if (source) pass.promotions.add(source, evidence, path);
  }
}

/** `ENV "NAME=value"`: newer builders refuse the halves of the quotes, older ones dropped them. */
function unquoted(word: string): string {
  return word.replace(/^["']|["']$/g, "");
}

function traceOneVariable(pass: Pass, pair: KeyValue, value: Value, declaration: Declaration, stage: Stage, beside: (name: string) => string | null): Secret | null {
  const { name } = declaration;
  if (isAllowedName(pass.input.settings, name)) return null;
  const byItself = environmentEvidence(pass, declaration, value);
  if (!byItself) return null;
  const evidence = withAccountName(byItself, name, literalOf(value), beside);
  const flowing = secretsIn(value);
  const literal = flowing.length === 0 && value.some(({ kind }) => kind === "text");
  const secret: Secret = { name, origin: "environment", evidence, range: pair.key.range };
  // ENV from ENV adds no channel: the first one is the finding.
  const addsChannel = flowing.length === 0 || flowing.some(({ origin }) => origin === "argument");
  if (addsChannel) {
    const channels: Channel[] = reachesImage(pass, stage) ? ["image.config", "image.history"] : ["attestation.max"];
    if (literal) channels.push("repository");
    pass.leaks.push({
      place: "env",
      range: rangeOf(pair, literal, evidence),
      extent: pair.range,
      subject: name,
      evidence,
      channels,
      literal,
      secret: flowing[0] ?? secret,
      detail: {},
    });
  }
  return secret;
}

function environmentEvidence(pass: Pass, { name, range }: Declaration, value: Value): Evidence | null {
  const [flowing] = secretsIn(value);
  if (flowing) return flowing.evidence;
  const { settings } = pass.input;
  const written = literalOf(value);
  if (written !== null && isAllowedValue(settings, written)) return null;
  promoteInAddresses(pass.promotions, value);
  const evidence = judgeVariable(pass, name, templateOf(value));
  if (evidence) return evidence;
  // The value is a build argument under an innocent name: the name of the ENV says what it is.
  const argument = declarationsIn(value).find(({ kind }) => kind === "arg");
  const isArgument = argument && value.length === 1 && value[0]!.kind === "unknown";
  const byName = isArgument ? judgeVariable(pass, name, null) : null;
  if (argument && byName) {
    pass.promotions.add(argument, { ...byName, basis: "use", why: `ENV ${name} is filled from it` });
    return byName;
  }
  return pass.promotions.of(range) ?? null;
}
