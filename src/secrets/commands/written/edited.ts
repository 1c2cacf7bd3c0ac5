import { inFolder } from "../paths.ts";
import { valueOfOption, type ParsedWords } from "../words.ts";
import type { WrittenRow } from "./row.ts";

const GO = "https://pkg.go.dev/cmd/link: -X importpath.name=value";

/** What programs put into a file that they are told: settings that are edited, values that are compiled in. */
export const EDITED: readonly WrittenRow[] = [
  { commands: "crudini", requires: "--set", files: operandFile(0), keeps: "operands", what: "the value", source: "crudini(1)" },
  { commands: "xmlstarlet xml", when: "ed", requires: "-L --inplace", files: lastOperand, keeps: "-v --value", what: "the value", source: "xmlstarlet(1)" },
  { commands: "dasel", when: "put", files: (words) => filesOf(words, "-f", "--file"), keeps: "-v --value operands", what: "the value", source: "https://daseldocs.tomwright.me/commands/put" },
  { commands: "augtool", when: "set", files: ({ operands }, behind) => (operands[behind]?.text.startsWith("/files/") ? [operands[behind].text.slice("/files".length)] : []), keeps: "operands", what: "the value", source: "augtool(1)" },
  { commands: "dotenv", when: "set", files: (words) => [valueOfOption(words, "-f", "--file") ?? ".env"], keeps: "operands", what: "the value", source: "https://github.com/theskumar/python-dotenv#command-line-interface" },
  { commands: "transcrypt", files: ".git/config", keeps: "-p --password", what: "the password", source: "https://github.com/elasticdog/transcrypt" },
  { commands: "go", when: "build", files: goBinary, keeps: "-ldflags", what: "the value of a variable", source: GO },
  { commands: "go", when: "install", files: (words) => goBinary(words, 1).map((file) => inFolder("/go/bin", file)), keeps: "-ldflags", what: "the value of a variable", source: GO },
  { commands: "cmake", unless: "--build --install -P", files: (words) => [inFolder(valueOfOption(words, "-B"), "CMakeCache.txt")], keeps: "-D", what: "the value of a variable", source: "cmake(1): -D creates or updates an entry of the cache" },
];

function operandFile(index: number): (words: ParsedWords, behind: number) => readonly string[] {
  return ({ operands }, behind) => (operands[behind + index] ? [operands[behind + index]!.text] : []);
}

function lastOperand({ operands }: ParsedWords, behind: number): readonly string[] {
  return operands.slice(behind).slice(-1).map(({ text }) => text);
}

function filesOf(words: ParsedWords, ...names: string[]): readonly string[] {
  const file = valueOfOption(words, ...names);
  return file === null ? [] : [file];
}

/** `-o FILE`; else named after the package, in the working directory. One without a name is not looked for. */
function goBinary(words: ParsedWords, behind: number): readonly string[] {
  const output = valueOfOption(words, "-o");
  const address = words.operands.slice(behind).at(-1)?.text.split("@", 1)[0] ?? "";
  const name = address.slice(address.lastIndexOf("/") + 1).replace(/\.go$/, "");
  if (output !== null) return [output.endsWith("/") ? output + name : output];
  return /^[\w-]/.test(name) ? [name] : [];
}
