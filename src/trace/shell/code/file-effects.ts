import type { Value } from "../../value.ts";
import { argumentAt } from "./expressions.ts";
import { fileName, type FileNames } from "./file-names.ts";
import type { Handles } from "./handles.ts";
import type { SecretValues } from "./secret-values.ts";

/** What a program does to a file. */
export type FileEffect =
  | { readonly at: number; readonly does: "write"; readonly file: string; readonly value: Value }
  | { readonly at: number; readonly does: "copy"; readonly from: string; readonly file: string }
  | { readonly at: number; readonly does: "remove"; readonly file: string };

/** Calls that write what stands behind them into a file that they name. */
const WRITES: readonly RegExp[] = [
  new RegExp(String.raw`\bopen\(\s?${fileName()}\s?,\s?(?:mode\s?=\s?)?["'][wax]b?\+?["'][^()\n]{0,60}\)\.write\(`, "g"),
  new RegExp(String.raw`(?<![\w.])${fileName()}\.write_(?:text|bytes)\(`, "g"),
  new RegExp(String.raw`\b(?:writeFileSync|writeFile|appendFileSync|appendFile|outputFileSync|writeTextFileSync|writeTextFile|Bun\.write|File\.(?:bin)?write|IO\.(?:bin)?write|file_put_contents)\(\s?${fileName()}\s?,`, "g"),
];

/** Calls that write what stands behind them into a file that was opened. */
const HANDLE_WRITES: readonly RegExp[] = [
  /(?<![\w.])(?<handle>\$?[A-Za-z_]\w{0,60})\.(?:write|writelines|puts|print|printf|end)\b(?<bracket>\(?)/g,
  /(?<![\w.])(?<handle>[A-Za-z_]\w{0,60})(?<bracket>)\s?<<(?!<)/g,
  /\b(?:fwrite|fputs|fprintf|writeSync)(?<bracket>\()\s?(?<handle>\$?[A-Za-z_]\w{0,60})\s?,/g,
  /\b(?:print|printf|say)\s{1,3}\{?\s?(?<handle>\$?[A-Za-z_]\w{0,60})(?<bracket>)\}?\s{1,3}(?=["'\w$])/g,
];

/** Calls that get the file behind what they write into it: `print(x, file=f)`, `json.dump(x, f)`. */
const HANDLE_LAST = /\b(?:print|(?:json|yaml|toml|tomli_w|pickle)\.(?:safe_)?dump)\(/g;
const LAST_HANDLE = /,\s{0,20}(?:file\s?=\s?)?(?<handle>[A-Za-z_]\w{0,60})\s{0,20}(?:,\s{0,20}\w{1,30}\s?=[^,]{0,40}){0,4}$/;

const COPIES = new RegExp(String.raw`\b(?:shutil\.(?:copy2?|copyfile)|copyFileSync|copyFile|cpSync|FileUtils\.(?:cp|copy|install)|copy)(?:\(|\s)\s?${fileName()}\s?,\s?${fileName("2")}`, "g");

const REMOVALS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:os\.(?:remove|unlink)|shutil\.rmtree|unlinkSync|rmSync|fs\.(?:unlink|rm)|File\.(?:delete|unlink)|FileUtils\.rm\w{0,8}|unlink)(?:\(|\s)\s?${fileName()}`, "g"),
  new RegExp(String.raw`(?<![\w.])${fileName()}\.unlink\(`, "g"),
];
/** `os.system("rm -f FILE")`, `subprocess.run(["rm", "FILE"])`. */
const SHELL_REMOVAL = /["'`\s;&]rm\b(?<words>[^\n;&|]{1,200})/g;

/** What a program plainly does to files with the secrets that it reads, in the order of its text. */
export function fileEffects(code: string, files: FileNames, handles: Handles, secrets: SecretValues): FileEffect[] {
  const effects: FileEffect[] = [...removals(code, files), ...copies(code, files)];
  if (!secrets.isEmpty) effects.push(...writes(code, files, handles, secrets));
  return effects.sort((a, b) => a.at - b.at);
}

function* writes(code: string, files: FileNames, handles: Handles, secrets: SecretValues): Generator<FileEffect> {
  for (const pattern of WRITES) {
    for (const { index: at, 0: { length }, groups } of code.matchAll(pattern)) yield* written(at, files.of(groups!), at + length, true);
  }
  for (const pattern of HANDLE_WRITES) {
    for (const { index: at, 0: { length }, groups } of code.matchAll(pattern)) {
      yield* written(at, handles.at(groups!["handle"]!, at, true), at + length, groups!["bracket"] !== "");
    }
  }
  for (const { index: at, 0: { length } } of code.matchAll(HANDLE_LAST)) {
    const handle = LAST_HANDLE.exec(argumentAt(code, at + length, true))?.groups!["handle"];
    if (handle !== undefined) yield* written(at, handles.at(handle, at, true), at + length, true);
  }

  function* written(at: number, file: string | null, start: number, hasBrackets: boolean): Generator<FileEffect> {
    const value = file === null ? [] : secrets.in(start, argumentAt(code, start, hasBrackets));
    if (value.length > 0) yield { at, does: "write", file: file!, value };
  }
}

function* copies(code: string, files: FileNames): Generator<FileEffect> {
  for (const { index: at, groups } of code.matchAll(COPIES)) {
    const [from, file] = [files.of(groups!), files.of(groups!, "2")];
    if (from !== null && file !== null) yield { at, does: "copy", from, file };
  }
}

function* removals(code: string, files: FileNames): Generator<FileEffect> {
  for (const pattern of REMOVALS) {
    for (const { index: at, groups } of code.matchAll(pattern)) {
      const file = files.of(groups!);
      if (file !== null) yield { at, does: "remove", file };
    }
  }
  for (const { index: at, groups } of code.matchAll(SHELL_REMOVAL)) {
    for (const [file] of groups!["words"]!.matchAll(/(?<![\w-])[~./\w][^\s"'`,;)\]]{0,200}/g)) yield { at, does: "remove", file };
  }
}
