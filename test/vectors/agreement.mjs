/**
 * Compares what the parsers say with vectors: what BuildKit and Compose answer for the same inputs, one JSON object a line.
 *
 * A vector of a Dockerfile has `text`, and `error: true` or `escape` and `instructions`; one of a word has `word`, and
 * `error: true` or `result`, `words` and `variables`; one of an interpolation has `template`, and `error: true` or
 * `result`. In files of the last two kinds the first line is the `environment` of all others.
 */

/**
 * @param {string} content of a file of vectors
 * @param {Parsers} parsers
 * @returns {{ total: number, differences: { line: number, input: string, expected: unknown, actual: unknown }[] }}
 * @throws {Error} where the content is no file of vectors
 */
export function compareVectors(content, parsers) {
  const vectors = readLines(content);
  const environment = vectors[0]?.value.environment;
  const cases = environment === undefined ? vectors : vectors.slice(1);
  if (cases.length === 0) throw new Error("there are no vectors");
  const differences = [];
  for (const { line, value } of cases) {
    const form = FORMS.find(({ field }) => typeof value[field] === "string");
    if (form === undefined) throw new Error(`line ${line} is of no known form`);
    if (parsers[form.parser] === undefined) throw new Error(`line ${line} needs ${form.parser}, which is missing`);
    const expected = value.error === true ? REFUSED : form.pick(value);
    const actual = form.answer(value[form.field], environment ?? {}, parsers);
    if (toText(expected) !== toText(actual)) differences.push({ line, input: value[form.field], expected, actual });
  }
  return { total: cases.length, differences };
}

const REFUSED = { error: true };

const FORMS = [
  {
    field: "text",
    parser: "parseDockerfile",
    pick: ({ escape, instructions }) => ({ escape, instructions }),
    answer: (text, _environment, { parseDockerfile }) => describeDockerfile(parseDockerfile(text), text),
  },
  {
    field: "word",
    parser: "expandWord",
    pick: ({ result, words, variables }) => ({ result, words, variables }),
    answer(word, environment, { expandWord }) {
      const expanded = expandWord(word, environment);
      if ("error" in expanded) return REFUSED;
      const { result, words, variables } = expanded;
      return { result, words, variables };
    },
  },
  {
    field: "template",
    parser: "interpolate",
    pick: ({ result }) => ({ result }),
    answer(template, environment, { interpolate }) {
      const interpolated = interpolate(template, environment);
      return "error" in interpolated ? REFUSED : { result: interpolated.result };
    },
  },
];

function readLines(content) {
  return content.split("\n").flatMap((text, index) => {
    if (text.trim() === "") return [];
    const line = index + 1;
    try {
      return [{ line, value: JSON.parse(text) }];
    } catch {
      throw new Error(`line ${line} is not JSON`);
    }
  });
}

/** The same text for equal values, whatever the order of their keys. */
function toText(value) {
  return JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** BuildKit's own token lists, from our tree; `error: true` where its parser refuses the file. */
export function describeDockerfile({ tree, diagnostics }, text) {
  if (diagnostics.some(({ severity, source }) => severity === "error" && source === "parser")) return REFUSED;
  const instructions = [...tree.preamble, ...tree.stages.flatMap((stage) => stage.instructions)];
  return { escape: tree.escape, instructions: instructions.map((instruction) => describeWithLines(instruction, text)) };
}

function describeWithLines(instruction, text) {
  const { loc: { start, end }, trigger } = instruction;
  const { heredocs } = trigger ?? instruction;
  return {
    ...describe(instruction),
    start: start.line,
    end: end.line,
    ...(heredocs.length > 0 && { heredocs: heredocs.map((heredoc) => describeHeredoc(heredoc, text)) }),
    ...(trigger && { trigger: describe(trigger) }),
  };
}

function describe(instruction) {
  const { keyword, flags, json, form } = instruction;
  return {
    keyword: keyword.text,
    flags: flags.map(({ name, value }) => (value === null ? `--${name}` : `--${name}=${value}`)),
    args: ARGUMENTS[instruction.type](instruction),
    json: json === true || form === "exec",
  };
}

function describeHeredoc({ name, descriptor, expand, chomp, range }, text) {
  return { name, fd: descriptor, expand, chomp, content: text.slice(...range) };
}

const texts = (words) => words.map(({ text }) => text);
const oneText = ({ value }) => (value === null ? [] : [value.text]);
const wordList = ({ words }) => texts(words);
const transfer = ({ sources, destination }) => texts(destination === null ? sources : [...sources, destination]);
const allArguments = ({ argumentsText }) => (argumentsText === "" ? [] : [argumentsText]);
const command = (instruction) =>
  instruction.form === "exec" ? instruction.elements.map(({ value }) => value) : allArguments(instruction);

const pairs = (instruction) =>
  instruction.pairs.flatMap(({ key, value, separator }) => [key.text, value.text, separator === "=" ? "=" : ""]);

function healthcheck({ kind, argumentsText, form, elements }) {
  if (kind === "") return [];
  const rest = argumentsText.slice(kind.length).replace(/^[\t-\r ]+/, "");
  const strings = form === "exec" ? elements.map(({ value }) => value) : rest === "" ? [] : [rest];
  return [argumentsText.slice(0, kind.length), ...strings];
}

const ARGUMENTS = {
  Add: transfer,
  Arg: (instruction) =>
    instruction.pairs.map(({ key, value, separator }) => key.text + separator + (value === null ? "" : value.text)),
  Cmd: command,
  Copy: transfer,
  Entrypoint: command,
  Env: pairs,
  Expose: wordList,
  From: wordList,
  Healthcheck: healthcheck,
  Label: pairs,
  Maintainer: oneText,
  Onbuild: () => [],
  Run: command,
  ShellInstruction: ({ json, elements, argumentsText }) =>
    json ? elements.map(({ value }) => value) : allArguments({ argumentsText }),
  Stopsignal: oneText,
  UnknownInstruction: () => [""],
  User: oneText,
  Volume: wordList,
  Workdir: oneText,
};
