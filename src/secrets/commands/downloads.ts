import { inFolder } from "./paths.ts";
import { readInvocation } from "./tools.ts";
import { hasOption, valueOfOption, type ParsedWords, type Slice } from "./words.ts";

/** Something that a command gets over the network. */
export interface Download {
  readonly url: string;
  /** Index of the argument that holds the address. */
  readonly word: number;
  /** The file that it is written to, absolute or relative to the working directory; null for standard output. */
  readonly output: string | null;
}

/** How a program fetches: where its addresses stand and where it writes each. */
interface Downloader {
  readonly commands: readonly string[];
  readonly addresses: (words: ParsedWords) => readonly Slice[];
  /** The file for the address of an index; null for standard output. */
  readonly output: (words: ParsedWords, url: string, index: number) => string | null;
  readonly source: string;
}

const operands = ({ operands }: ParsedWords): readonly Slice[] => operands;

export const DOWNLOADERS: readonly Downloader[] = [
  { commands: ["curl"], addresses: curlAddresses, output: curlOutput, source: "https://curl.se/docs/manpage.html" },
  { commands: ["wget"], addresses: operands, output: wgetOutput, source: "https://www.gnu.org/software/wget/manual/wget.html" },
  {
    commands: ["aria2c"], addresses: operands, source: "aria2c(1)",
    output: (words, url) => inFolder(valueOfOption(words, "-d", "--dir"), valueOfOption(words, "-o", "--out") ?? nameOf(url)),
  },
  { commands: ["fetch"], addresses: operands, output: (words, url) => fileOrStandard(valueOfOption(words, "-o") ?? nameOf(url)), source: "fetch(1) of FreeBSD" },
  {
    commands: ["http", "https", "xh"], addresses: httpieAddresses, source: "https://httpie.io/docs/cli/download-mode",
    output: (words, url) => valueOfOption(words, "-o", "--output") ?? (hasOption(words, "-d", "--download", "-do") ? nameOf(url) : null),
  },
];

const BY_COMMAND = new Map(DOWNLOADERS.flatMap((downloader) => downloader.commands.map((name) => [name, downloader])));

/**
 * What a command downloads, and into which files.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 */
export function findDownloads(command: string, args: readonly string[]): Download[] {
  const invocation = readInvocation(command, args);
  const downloader = BY_COMMAND.get(invocation.name);
  if (!downloader) return [];
  const { words } = invocation;
  return downloader.addresses(words).map(({ text, word }, index) => ({ url: text, word, output: downloader.output(words, text, index) }));
}

function curlAddresses(words: ParsedWords): readonly Slice[] {
  const named = words.options.flatMap(({ name, value }) => (name === "--url" && value ? [value] : []));
  return [...named, ...words.operands].sort((a, b) => a.word - b.word);
}

/** Each `-o` and each `-O` is for the next address in order. */
function curlOutput(words: ParsedWords, url: string, index: number): string | null {
  const outputs = words.options.filter(({ name }) => CURL_OUTPUTS.has(name));
  const used = hasOption(words, "--remote-name-all") ? { name: "-O", value: null } : outputs[index];
  if (!used) return null;
  const file = used.value?.text ?? nameOf(url);
  return file === "-" ? null : inFolder(valueOfOption(words, "--output-dir"), file);
}

const CURL_OUTPUTS: ReadonlySet<string> = new Set(["-o", "--output", "-O", "--remote-name"]);

/** `-O file` takes all addresses; without it each gets a file of its name, below `-P`. */
function wgetOutput(words: ParsedWords, url: string): string | null {
  if (hasOption(words, "--spider")) return null;
  const file = valueOfOption(words, "-O", "--output-document");
  return file === null ? inFolder(valueOfOption(words, "-P", "--directory-prefix"), nameOf(url)) : fileOrStandard(file);
}

/** `http [METHOD] URL [items]`. */
function httpieAddresses({ operands: [first, second] }: ParsedWords): readonly Slice[] {
  const address = first && /^[A-Z]+$/.test(first.text) ? second : first;
  return address ? [address] : [];
}

function fileOrStandard(file: string): string | null {
  return file === "-" || file === "/dev/stdout" ? null : file;
}

/** The file's name in an address; `index.html` as wget has it where the path ends in `/`. */
function nameOf(url: string): string {
  const path = url.replace(/[?#][^]*/, "").replace(/^[a-z]+:\/\/[^/]*/i, "");
  return path.slice(path.lastIndexOf("/") + 1) || "index.html";
}
