import { formats } from "../../src/cli/formats/format.ts";
import { formatNames } from "../../src/cli/formats/names.ts";
import { Linter } from "../../src/engine/linter.ts";
import type { LintMessage, LintResult } from "../../src/engine/result.ts";
import { applyRewrite } from "../../src/fixes/apply.ts";
import { rules } from "../../src/rules/index.ts";
import { decodeText } from "../../src/workspace/decode.ts";
import { memoryWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { canary } from "../rules/made-up.ts";
import type { FuzzInput } from "./inputs.ts";

const linter = new Linter({ config: "strict" });
const root = "/project";

/** Processor time that a text may take, in milliseconds: for each thousand characters, and for the shortest. */
const PER_KILOBYTE = 50;
const LEAST = 250;

/** Where a canary is the value of a credential, which no output may show. */
const secretPlace = new RegExp(`(?:TOKEN|PASSWORD)=["']?${canary}(?![\\w-])|//me:${canary}@`, "g");

const around = { "app.js": "", ".npmrc": `//r/:_authToken=${canary}\n`, "package.json": "{}", ".env": `DB_PASSWORD=${canary}\n`, "id_rsa": "x", "api/.env": "" };

/**
 * Puts an input through everything: decoding, parser, trace, all rules, directives, each suggestion, and the formats.
 * Throws an error that says what is wrong.
 */
export async function checkInput(input: FuzzInput): Promise<void> {
  const text = decodeText(input.bytes);
  if (text === null) return;
  const path = `${root}/${input.path}`;
  const files = { ...around, ".dockerignore": input.ignoreFile, [input.path]: input.bytes };
  const workspace = memoryWorkspace(files, root);
  const result = await lintInTime({ path, text, workspace });
  if (result === undefined) throw new Error("is of no language");
  checkPlaces(result, text);
  await checkRewrites(result, files);
  await checkOutputs(result, text);
}

async function lintInTime(file: { path: string; text: string; workspace: Workspace }): Promise<LintResult | undefined> {
  const most = Math.max(LEAST, (file.text.length / 1000) * PER_KILOBYTE);
  const begun = performance.now();
  const result = await linter.lintText(file);
  if (performance.now() - begun <= most) return result;
  // The machine, or the collector of garbage, may have had other things to do; three times they have not.
  for (let run = 0; run < 3; run++) {
    const started = process.cpuUsage();
    await linter.lintText(file);
    const { user, system } = process.cpuUsage(started);
    if ((user + system) / 1000 <= most) return result;
  }
  throw new Error(`takes more than ${most} ms`);
}

function checkPlaces({ messages, suppressedMessages }: LintResult, text: string): void {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const all: readonly LintMessage[] = [...messages, ...suppressedMessages];
  for (const { message, fatal, ruleId, line, column, endLine = line, endColumn = column } of all) {
    const what = ruleId ?? message;
    if (fatal && !message.startsWith("Parsing error: ")) throw new Error(`failed: ${message}`);
    const inBounds = (atLine: number, atColumn: number): boolean => atLine >= 1 && atLine <= lines.length + 1 && atColumn >= 1 && atColumn <= text.length + 1;
    if (!inBounds(line, column) || !inBounds(endLine, endColumn)) throw new Error(`${what} is out of the text`);
    if (endLine < line || (endLine === line && endColumn < column)) throw new Error(`${what} ends before it begins`);
  }
  for (let index = 1; index < messages.length; index++) {
    const [one, next] = [messages[index - 1]!, messages[index]!];
    if (one.line > next.line || (one.line === next.line && one.column > next.column)) throw new Error("messages are out of order");
  }
}

async function checkRewrites({ messages, suppressedMessages }: LintResult, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const path = (name: string): string => `${root}/${name}`;
  const texts = new Map(Object.entries(files).flatMap(([name, content]) => {
    const decoded = typeof content === "string" ? content : decodeText(content);
    return decoded === null ? [] : [[path(name), decoded] as const];
  }));
  // A directive silences the refusal, and does not mend the file.
  const isRefused = [...messages, ...suppressedMessages].some(({ fatal }) => fatal);
  for (const { suggestions = [] } of messages) for (const { rewrite, messageId } of suggestions) {
    const rewritten = applyRewrite(texts, rewrite);
    if (rewritten === null) throw new Error(`the suggestion ${messageId} has edits that cannot be applied`);
    if (isRefused) continue;
    for (const [file, after] of rewritten) {
      if (after === texts.get(file)) throw new Error(`the suggestion ${messageId} changes nothing`);
      const again = await linter.lintText({ path: file, text: after, workspace: memoryWorkspace({ ...files, ...Object.fromEntries(rewritten) }, root) });
      if (again?.messages.some(({ fatal }) => fatal)) throw new Error(`the suggestion ${messageId} leaves a file that is refused: ${JSON.stringify(after.slice(0, 2000))}`);
    }
  }
}

async function checkOutputs(result: LintResult, text: string): Promise<void> {
  // A canary that is a name, a path or a comment by now is no secret.
  const hidden = text.includes(canary) && text.split(canary).length - 1 === [...text.matchAll(secretPlace)].length;
  const context = { cwd: root, root, color: text.length % 2 === 0, plugins: { dfsecret: { rules } }, problems: [] };
  // Each takes its turn; which one, the input says, so that it is the same again.
  const name = formatNames[text.length % formatNames.length]!;
  const outputs = [JSON.stringify(result.messages.map(({ suggestions: _, fix: __, ...shown }) => shown)), await (await formats[name]())([result], context)];
  for (const output of outputs) if (hidden && output.includes(canary)) throw new Error(`shows a secret (${name})`);
}
