import type { Range } from "../node.ts";
import { createNode } from "../tree.ts";
import type {
  Add, Arg, Cmd, Copy, Entrypoint, Env, ExecElement, Expose, From, Healthcheck, Heredoc, Instruction, KeyValue, Label,
  Maintainer, Onbuild, Run, ShellInstruction, Stopsignal, UnknownInstruction, User, Volume, Word, Workdir,
} from "./ast.ts";
import { find, isAsciiSpace, isBlank, skip } from "./characters.ts";
import { type Command, type CommandFields, createCommand } from "./command-node.ts";
import { decodeJsonString, type ExecForm, readExecForm } from "./exec-form.ts";
import type { HeredocBody } from "./heredocs.ts";
import { InstructionSource, readHead } from "./instruction-source.ts";
import { readBody, readLineScript, readRunScript } from "./scripts.ts";
import { type Span, splitAtBlanks, splitQuotedWords } from "./split.ts";
import { createReferences, createWord, type WordOrigin } from "./word-node.ts";

/** Makes the node of the instruction that `source` holds. */
export function readInstruction(source: InstructionSource): Instruction {
  const read = READERS.get(source.keyword.toLowerCase());
  return read === undefined ? source.create<UnknownInstruction>("UnknownInstruction", {}) : read(source);
}

const READERS: ReadonlyMap<string, (source: InstructionSource) => Instruction> = new Map<
  string,
  (source: InstructionSource) => Instruction
>([
  ["add", (source) => readTransfer<Add>(source, "Add")],
  ["arg", readArg],
  ["cmd", (source) => readCommand<Cmd>(source, "Cmd")],
  ["copy", (source) => readTransfer<Copy>(source, "Copy")],
  ["entrypoint", (source) => readCommand<Entrypoint>(source, "Entrypoint")],
  ["env", (source) => source.create<Env>("Env", { pairs: readPairs(source) })],
  ["expose", readExpose],
  ["from", readFrom],
  ["healthcheck", readHealthcheck],
  ["label", (source) => source.create<Label>("Label", { pairs: readPairs(source) })],
  ["maintainer", readMaintainer],
  ["onbuild", readOnbuild],
  ["run", readRun],
  ["shell", readShell],
  ["stopsignal", (source) => source.create<Stopsignal>("Stopsignal", { value: readValue(source) })],
  ["user", (source) => source.create<User>("User", { value: readValue(source) })],
  ["volume", readVolume],
  ["workdir", (source) => source.create<Workdir>("Workdir", { value: readValue(source) })],
]);

const readBlankWords = (source: InstructionSource): Word[] =>
  splitAtBlanks(source.line.text, ...source.head.arguments).map((span) => source.word(span));

function readFrom(source: InstructionSource): From {
  const [image, ...others] = splitAtBlanks(source.line.text, ...source.head.arguments);
  const words = image === undefined ? [] : [source.word(image), ...others.map((span) => source.plainWord(span))];
  const alias = words[1]?.text.toLowerCase() === "as" ? (words[2] ?? null) : null;
  return source.create<From>("From", { image: words[0] ?? null, alias, words });
}

function readExpose(source: InstructionSource): Expose {
  return source.create<Expose>("Expose", { words: readBlankWords(source), json: false });
}

/** USER, WORKDIR, STOPSIGNAL: all arguments are one word. */
const readValue = (source: InstructionSource): Word | null =>
  source.text === "" ? null : source.word(source.head.arguments);

function readMaintainer(source: InstructionSource): Maintainer {
  const { file: { lines }, line: { map }, head, text } = source;
  const origin: WordOrigin = { lines, locator: map, offset: head.arguments[0], syntax: null };
  const value = text === "" ? null : createWord(origin, text, source.argumentsRange);
  return source.create<Maintainer>("Maintainer", { value });
}

function createPair(source: InstructionSource, key: Span, value: Span | null, separator: KeyValue["separator"]): KeyValue {
  const [start, end] = source.locate(key[0], (value ?? key)[1]);
  return createNode<KeyValue>(source.file.lines, "KeyValue", start, end, {
    // `=value` has an empty name, which stands before the sign, be it on a continued line.
    key: key[0] === key[1] ? source.word(key, [start, start]) : source.word(key),
    value: value === null ? null : source.word(value),
    separator,
  });
}

/** `key=value`, or a lone key. */
function readPair(source: InstructionSource, [start, end]: Span): KeyValue {
  const equals = source.line.text.slice(start, end).indexOf("=");
  if (equals === -1) return createPair(source, [start, end], null, "");
  return createPair(source, [start, start + equals], [start + equals + 1, end], "=");
}

const readQuotedWords = (source: InstructionSource): Span[] =>
  splitQuotedWords(source.line.text, ...source.head.arguments, source.file.syntax.escape);

function readArg(source: InstructionSource): Arg {
  return source.create<Arg>("Arg", { pairs: readQuotedWords(source).map((span) => readPair(source, span)) });
}

/** ENV and LABEL: the first word decides whether they are `key=value` pairs or one `key value`. */
function readPairs(source: InstructionSource): KeyValue[] {
  const { diagnostics } = source.file;
  const spans = readQuotedWords(source);
  const [first] = spans;
  if (first === undefined) return [];
  if (!source.line.text.slice(...first).includes("=")) return [readLegacyPair(source)];
  return spans.map((span) => {
    const pair = readPair(source, span);
    if (pair.value === null) diagnostics.refuse("The word has no equals sign, the form is name=value.", pair.range);
    return pair;
  });
}

function readLegacyPair(source: InstructionSource): KeyValue {
  const [start, end] = source.head.arguments;
  const keyEnd = find(source.line.text, start, end, isBlank);
  if (keyEnd < end) return createPair(source, [start, keyEnd], [skip(source.line.text, keyEnd, end, isBlank), end], " ");
  source.file.diagnostics.refuse(`${source.keyword.toUpperCase()} has a name without a value.`, source.argumentsRange);
  return createPair(source, [start, end], null, "");
}

/** Reads arguments from `start` on as a JSON array; null where they are none. */
function readArray(source: InstructionSource, start: number): ExecForm | null {
  const end = source.head.arguments[1];
  const form = readExecForm(source.line.text.slice(start, end));
  if (form?.stringsOnly === false) {
    source.file.diagnostics.refuse("The JSON array holds something else than strings.", source.locate(start, end));
  }
  return form;
}

function createElements(source: InstructionSource, form: ExecForm | null, start: number): ExecElement[] {
  return (form?.strings ?? []).map(([from, to]) => {
    const literal = source.line.text.slice(start + from, start + to);
    return createNode<ExecElement>(source.file.lines, "ExecElement", ...source.locate(start + from, start + to), {
      value: decodeJsonString(literal, start + from, source.line.map).value,
    });
  });
}

/** COPY, ADD, VOLUME: a JSON array of words, or words split at blanks. */
function readWordList(source: InstructionSource): { readonly words: readonly Word[]; readonly json: boolean } {
  const [start] = source.head.arguments;
  const array = readArray(source, start);
  if (array === null) return { words: readBlankWords(source), json: false };
  const { file: { lines, syntax }, line: { text, map } } = source;
  const words = array.strings.map((span) => {
    const [from, to]: Span = [start + span[0], start + span[1]];
    const locator = decodeJsonString(text.slice(from, to), from, map);
    const word = createWord({ lines, locator, offset: 0, syntax }, locator.value, map.range(from, to));
    return source.checked(word);
  });
  return { words, json: true };
}

function readVolume(source: InstructionSource): Volume {
  return source.create<Volume>("Volume", readWordList(source));
}

function readTransfer<T extends Copy | Add>(source: InstructionSource, type: T["type"]): T {
  const { words, json } = readWordList(source);
  const destination = words.length > 1 ? words.at(-1)! : null;
  const sources = destination === null ? words : words.slice(0, -1);
  const fields = { sources, destination, json } as unknown as Omit<T, keyof UnknownInstruction>;
  return source.create<T>(type, fields, createHeredocs(source, true));
}

/** `expands` is true for COPY and ADD, whose heredocs BuildKit expands itself. */
function createHeredocs(source: InstructionSource, expands: boolean): Heredoc[] {
  return source.bodies.map((body) => createHeredoc(source, body, expands));
}

function createHeredoc(source: InstructionSource, body: HeredocBody, expands: boolean): Heredoc {
  const { text, map, lines } = source.file;
  const { name, descriptor, expand, chomp, bodyStart, bodyEnd } = body;
  const written = text.slice(bodyStart, bodyEnd);
  const origin: WordOrigin = { lines, locator: map, offset: bodyStart, syntax: { quotes: false } };
  return createNode<Heredoc>(lines, "Heredoc", ...map.range(bodyStart, bodyEnd), {
    name,
    descriptor,
    expand,
    chomp,
    content: readBody(body, source.file).text,
    operatorRange: source.locate(body.start, body.end),
    references: expands && expand ? createReferences(origin, written) : [],
  });
}

function readRun(source: InstructionSource): Run {
  const { line, head, bodies, file } = source;
  const array = readArray(source, head.arguments[0]);
  if (array !== null) return createExec<Run>(source, "Run", array, head.arguments[0]);
  const { script, interpreter } = readRunScript(line, head.arguments, bodies, file);
  const heredocs = createHeredocs(source, false);
  return createCommand<Run>(source, "Run", { form: "shell", elements: [], interpreter, heredocs }, script);
}

/** CMD, ENTRYPOINT, and the command of a HEALTHCHECK, which starts at `start`. */
function readCommand<T extends Command>(
  source: InstructionSource,
  type: T["type"],
  start = source.head.arguments[0],
  kind?: { readonly kind: string },
): T {
  const array = readArray(source, start);
  if (array !== null) return createExec<T>(source, type, array, start, kind);
  const script = readLineScript(source.line, [start, source.head.arguments[1]]);
  return createCommand<T>(source, type, { ...SHELL_FORM, ...kind }, script);
}

const SHELL_FORM: CommandFields = { form: "shell", elements: [], interpreter: null, heredocs: [] };

function createExec<T extends Command>(
  source: InstructionSource,
  type: T["type"],
  array: ExecForm,
  start: number,
  kind?: { readonly kind: string },
): T {
  const elements = createElements(source, array, start);
  return createCommand<T>(source, type, { ...SHELL_FORM, form: "exec", elements, ...kind }, null);
}

function readHealthcheck(source: InstructionSource): Healthcheck {
  const { text } = source.line;
  const [start, end] = source.head.arguments;
  const kindEnd = find(text, start, end, isAsciiSpace);
  const kind = text.slice(start, kindEnd).toUpperCase();
  return readCommand<Healthcheck>(source, "Healthcheck", skip(text, kindEnd, end, isAsciiSpace), { kind });
}

function readShell(source: InstructionSource): ShellInstruction {
  const [start] = source.head.arguments;
  const array = readArray(source, start);
  return source.create<ShellInstruction>("ShellInstruction", {
    json: array !== null,
    elements: createElements(source, array, start),
  });
}

/** Triggers nested further are not read: BuildKit refuses an ONBUILD in an ONBUILD when it builds. */
const MAX_ONBUILD_DEPTH = 4;

function readOnbuild(source: InstructionSource): Onbuild {
  const { file, line, head, range, bodies, depth } = source;
  if (source.text === "" || depth === MAX_ONBUILD_DEPTH) return source.create<Onbuild>("Onbuild", { trigger: null });
  const trigger = readHead(line, ...head.arguments, file.syntax.escape);
  const triggerRange: Range = [line.map.start(trigger.keyword[0]), range[1]];
  const triggerSource = new InstructionSource(file, line, trigger, triggerRange, bodies, depth + 1);
  return source.create<Onbuild>("Onbuild", { trigger: readInstruction(triggerSource) });
}
