import { fileOrStandard, inFolder } from "./paths.ts";
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
  /** Its first operands, where only with these it fetches. */
  readonly when?: string;
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
    output: (words, url) => valueOfOption(words, "-o", "--output") ?? (hasOption(words, "-d", "--download") ? nameOf(url) : null),
  },
  { commands: ["aws"], when: "s3 cp", addresses: copiedSource, output: copiedTarget, source: "https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html" },
  { commands: ["gsutil"], when: "cp", addresses: copiedSource, output: copiedTarget, source: "https://cloud.google.com/storage/docs/gsutil/commands/cp" },
  { commands: ["gcloud"], when: "storage cp", addresses: copiedSource, output: copiedTarget, source: "https://cloud.google.com/sdk/gcloud/reference/storage/cp" },
  { commands: ["scp"], addresses: copiedSource, output: copiedTarget, source: "scp(1)" },
];

const BY_COMMAND: ReadonlyMap<string, readonly Downloader[]> = new Map(
  [...new Set(DOWNLOADERS.flatMap(({ commands }) => commands))].map((name) => [name, DOWNLOADERS.filter(({ commands }) => commands.includes(name))]));

/** Whether the command is one that downloads, by its base name. */
export function isDownloader(command: string): boolean {
  return BY_COMMAND.has(command);
}

/**
 * What a command downloads, and into which files.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 */
export function findDownloads(command: string, args: readonly string[]): Download[] {
  const invocation = readInvocation(command, args);
  const candidates = BY_COMMAND.get(invocation.name);
  if (!candidates) return [];
  const { words } = invocation;
  const said = words.operands.map(({ text }) => text).join(" ");
  const downloader = candidates.find(({ when }) => when === undefined || said === when || said.startsWith(`${when} `));
  if (!downloader) return [];
  return downloader.addresses(words).map(({ text, word }, index) => ({ url: text, word, output: downloader.output(words, text, index) }));
}

/** A copy from somewhere else: `s3://…`, `gs://…`, `host:path`. */
function copiedSource({ operands }: ParsedWords): readonly Slice[] {
  const source = operands.at(-2);
  return source && /^(?:[a-z0-9]+:\/\/|[\w.@${}-]+:)/i.test(source.text) ? [source] : [];
}

function copiedTarget({ operands }: ParsedWords, url: string): string | null {
  const target = operands.at(-1)?.text ?? ".";
  if (target === "-") return null;
  return /(?:^|\/)\.{0,2}$/.test(target) ? inFolder(target.replace(/\/$/, "") || "/", nameOf(url)) : target;
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

/** The file's name in an address; `index.html` as wget has it where the path ends in `/`. */
function nameOf(url: string): string {
  const path = url.replace(/[?#][^]*/, "").replace(/^[a-z]+:\/\/[^/]*/i, "");
  return path.slice(path.lastIndexOf("/") + 1) || "index.html";
}
