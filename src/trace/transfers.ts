import type { Add, Copy, Heredoc, Stage, Word } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { isCredentialDirectory } from "../secrets/commands/kept-directories.ts";
import { judgeFileName, judgeFilePlace } from "../secrets/files.ts";
import { findUrlCredentials, urlEvidence } from "../secrets/urls.ts";
import { cleanSource } from "../workspace/paths.ts";
import { createMatcher } from "../workspace/patterns.ts";
import type { ContextCredential } from "./build-context.ts";
import type { Channel } from "./channel.ts";
import { homeOf } from "./homes.ts";
import type { FileOrigin } from "./image-files.ts";
import { keptIn } from "./kept-in.ts";
import type { LeakDetail } from "./leak.ts";
import { expandWord, imagePath, isKnownDirectory, knownText, lineOf, reachesImage, type Pass, type StageState, type TraceInput } from "./pass.ts";
import { baseName, isWithin, joinPath, matchesGlob, relativeTo } from "./paths.ts";
import { promoteInAddresses, promoteInFile } from "./promotions.ts";
import { expandNames, expandParts } from "./scope.ts";
import { secretsIn, templateOf, text, type Piece, type Secret, type Value } from "./value.ts";
import { judgeWritten } from "./written-scripts.ts";

/** Endings of archives: ADD unpacks some of them, and a packed credential is one too. */
const archiveEnding = /\.(tar|tgz|tbz2?|txz|zip|7z|tar\.(gz|bz2|xz|zst))$/i;

/** COPY or ADD: what it brings into the stage's files, and what it overwrites there. */
export function traceTransfer(pass: Pass, instruction: Copy | Add, state: StageState, options: { readonly contextKnown: boolean }): void {
  const layer = instruction.range[0];
  const written = knownText(instruction.destination, state);
  // An address there is a mistake, and may hold credentials, which no message shows that names a path.
  const destination = written === null || written.includes("://") ? null : imagePath(state, written);
  const from = instruction.flags.find(({ name }) => name === "from")?.value ?? null;
  const toDirectory = written !== null && (written.endsWith("/") || /(^|\/)\.$/.test(written) || instruction.sources.length > 1);
  if (destination !== null && toDirectory) state.directories.set(destination, true);
  const transfer: Transfer = { pass, instruction, state, layer, destination, toDirectory, from, ...options };
  for (const source of instruction.sources) traceSource(transfer, source);
}

interface Transfer {
  readonly pass: Pass;
  readonly instruction: Copy | Add;
  readonly state: StageState;
  readonly layer: number;
  readonly destination: string | null;
  readonly toDirectory: boolean;
  readonly from: string | null;
  /** False under ONBUILD: the context is that of another build. */
  readonly contextKnown: boolean;
}

function traceSource(transfer: Transfer, source: Word): void {
  const { pass, instruction, state, from } = transfer;
  const heredoc = instruction.heredocs.find(({ operatorRange }) => operatorRange[0] >= source.range[0] && operatorRange[1] <= source.range[1]);
  if (heredoc) return traceHeredoc(transfer, heredoc);
  const value = expandWord(source, state);
  const text = templateOf(value);
  if (instruction.type === "Add" && isRemote(text)) return traceDownload(transfer, source, text);
  const stage = from === null ? null : pass.graph.find(expandNames(from, state.scope) ?? from, state.stage.index);
  if (stage && isImageAlone(pass, stage)) return traceByName(transfer, source, text, { keyword: instruction.keyword.value, from: stage.name ?? String(stage.index) });
  if (stage) return traceStageCopy(transfer, source, text, pass.states[stage.index]!);
  if (from === null) traceContextCopy(transfer, source, text);
  else if (!traceNamedContext(transfer, source, text, from)) traceByName(transfer, source, text, { keyword: instruction.keyword.value, from });
}

/** `FROM example/certs AS certs` and nothing that puts a file there: as good as the image's own name. */
function isImageAlone({ graph }: Pass, { index, instructions }: Stage): boolean {
  return graph.base[index] === null && !instructions.some(({ type }) => /^(?:Run|Copy|Add|Onbuild)$/.test(type));
}

/** What ADD fetches instead of copying: http, https, git and ssh addresses (BuildKit's dfgitutil and isHTTPSource). */
function isRemote(text: string): boolean {
  return /^(https?|ftp|git|ssh):\/\//i.test(text) || /^git@[\w.-]+:/.test(text);
}

/** What `--parents` keeps of the path of a file below the destination: what stands behind `/./` in the source, else all of it. Null without it. */
function keptPath({ instruction }: Transfer, source: string, path: string): string | null {
  if (!instruction.flags.some(({ name, value }) => name === "parents" && value !== "false")) return null;
  const [before = "", ...behind] = source.split("/./");
  if (behind.length === 0) return path;
  const left = cleanSource(before);
  return cleanSource(path).split("/").slice(left === "" ? 0 : left.split("/").length).join("/");
}

/** The patterns of `--exclude`, relative to the source's root. */
function excludedBy({ flags }: Copy | Add): string[] {
  return flags.filter(({ name }) => name === "exclude").flatMap(({ value }) => value ?? []);
}

function traceContextCopy(transfer: Transfer, source: Word, text: string): void {
  const { pass, instruction, state, contextKnown, destination } = transfer;
  const { directory: context, ignoreFile } = pass.context;
  const detail: LeakDetail = { keyword: instruction.keyword.value, ignoreFile: ignoreFile.path, ignoreText: ignoreFile.text, context };
  const excluded = excludedBy(instruction);
  const isUnpacked = instruction.type === "Add" && !instruction.flags.some(({ name, value }) => name === "unpack" && value === "false");
  const content = contextKnown ? pass.context.select(text, { excluded, archives: isUnpacked ? "unpacked" : "kept" }) : { exists: false, isDirectory: false, credentials: [] };
  const path = cleanSource(text);
  const isWhole = path === "";
  overwrite(transfer, text, content.isDirectory || isWhole);
  if (content.exists || isWhole) {
    const wholeDirectory = isWhole || content.isDirectory || /[*?[]/.test(text);
    const archives = [...new Set(content.credentials.flatMap(({ archive = [] }) => archive))];
    const origin = openOrigin(transfer, source.range, { wholeDirectory, ...detail, ...(archives.length > 0 && { archives }) }, false);
    for (const credential of content.credentials) {
      const kept = keptPath(transfer, text, credential.path);
      place(transfer, { ...credential, ...(kept !== null && { destinationRelative: kept }) }, kept !== null || content.isDirectory || isWhole || credential.unpacked === true, origin);
    }
    if (isWhole && destination !== null) {
      if (!state.contextCopies.has(destination)) state.contextCopies.set(destination, { destination, source: "", origin });
      state.directories.set(destination, true);
    }
    return;
  }
  // The builder refuses to copy what is ignored, so nothing can leak by that name.
  if (contextKnown && pass.context.excludes(path)) return;
  traceByName(transfer, source, text, detail);
}

/** `additional_contexts` of Compose: another directory, whose files are known. False where there is none of that name, or no such file in it. */
function traceNamedContext(transfer: Transfer, source: Word, text: string, from: string): boolean {
  const { pass, instruction } = transfer;
  const content = pass.context.named(from)?.select(text, { excluded: excludedBy(instruction), archives: "kept" });
  if (!content?.exists) return false;
  overwrite(transfer, text, content.isDirectory);
  const origin = openOrigin(transfer, source.range, { keyword: instruction.keyword.value, from, ...(content.isDirectory && { wholeDirectory: true }) }, false);
  for (const credential of content.credentials) place(transfer, credential, content.isDirectory, origin);
  return true;
}

/** Judges a path by its name, its place and its uses: the workspace does not have it. */
function traceByName(transfer: Transfer, source: Word, text: string, detail: LeakDetail): void {
  // Behind a slash stands what is in a directory. An address, which COPY takes for no path, has to stay one: so its password is masked.
  const path = text.includes("://") ? text : cleanSource(text) + (text.endsWith("/") ? "/" : "");
  const packed = archiveEnding.test(text) ? judgeFileName(text.replace(archiveEnding, "")) : null;
  const handedOut = transfer.from === null && transfer.contextKnown ? transfer.pass.context.handedOut(path) : null;
  const named = handedOut ?? packed ?? judgeFileName(text);
  const known = named && named.confidence !== "possible" ? named : judgePlace(transfer, text);
  const evidence = known ?? judgeUse(transfer, source, path);
  if (evidence && !isPublicKey(transfer, text)) {
    const below = known ? null : usedBelow(transfer, source, path);
    const origin = openOrigin(transfer, source.range, { ...detail, ...(below && { wholeDirectory: true }) }, false);
    if (below) place(transfer, { path: below.path, destinationRelative: below.destinationRelative, evidence }, true, origin);
    else {
      const kept = keptPath(transfer, text, path);
      place(transfer, { path, destinationRelative: kept ?? baseName(path), evidence }, kept !== null, origin);
    }
  } else {
    if (!/[*?[]/.test(path) || endsAlike.test(path)) for (const target of targets(transfer, baseName(path), false)) transfer.state.copied.set(target, source);
    if (isDirectoryAlone(transfer, path)) transfer.state.copied.set(transfer.destination, source);
  }
}

/** `COPY conf/*.txt /app/`. */
const endsAlike = /^[^*?[]*\*\.[^*?[/]+$/;

/** Whether it may be a directory whose contents are all that the destination has: `COPY keys /root/keys/`, `COPY keys/* /root/keys/`. */
function isDirectoryAlone(transfer: Transfer, path: string): transfer is Transfer & { readonly destination: string } {
  const { instruction, destination, toDirectory, state } = transfer;
  if (destination === null || !(toDirectory || state.directories.get(destination) === true) || instruction.sources.length > 1 || baseName(path).includes(".")) return false;
  return (!/[*?[]/.test(path) || /^[^*?[]+\/\*$/.test(path)) && destination !== "/" && destination !== state.directory && destination !== homeOf(state);
}

/** What a variable says of the file, or a command further down. */
function judgeUse(transfer: Transfer, { range }: Word, path: string): Evidence | undefined {
  const { state, pass } = transfer;
  const named = targets(transfer, baseName(path), false).map((target) => state.named.get(target));
  return named.find((evidence) => evidence !== undefined) ?? pass.promotions.of(range);
}

/** Where in the source the file lies whose use tells what it is; null where the source is that file. */
function usedBelow({ pass, destination }: Transfer, { range }: Word, path: string): { readonly path: string; readonly destinationRelative: string } | null {
  const used = pass.promotions.pathOf(range);
  if (used === null || destination === null || !isWithin(used, destination)) return null;
  const inside = joinPath(destination, baseName(path));
  if (used === destination || used === inside) return null;
  const directory = path.replace(/(?:^|\/)(?:\*[^/]*)?$/, "");
  const relative = relativeTo(isWithin(used, inside) ? inside : destination, used);
  return { path: directory === "" ? relative : joinPath(directory, relative), destinationRelative: relativeTo(destination, used) };
}

/** `COPY npm.conf /root/.npmrc`, where nothing tells that the destination is a directory. */
function judgePlace({ destination, toDirectory, from, state }: Transfer, text: string): Evidence | null {
  if (destination === null || toDirectory || from !== null || state.directories.get(destination) === true || /[*?[]/.test(text)) return null;
  return judgeFilePlace(text, destination);
}

/** Where keys for verifying packages go, and the commands that read them: such a `.key` is a public one. */
const publicKeyPlaces = /rpm-gpg|keyrings?\b|trusted\.gpg|\/apt\/|\/apk\/keys|\.(gpg|asc)$/i;
const publicKeyReaders = /\b(apt-key add|rpm(?:keys)? --import|gpg\d? (?:(?!gpg\d? )[^\n|;&])*--(?:import|dearmor)|signify|minisign -V)\b[^\n;&|]*/g;

function isPublicKey(transfer: Transfer, text: string): boolean {
  const { pass, instruction, destination } = transfer;
  if (!/\.(key|pem|asc)$/i.test(text) || /private|secret/i.test(baseName(text))) return false;
  if (publicKeyPlaces.test(destination ?? instruction.destination?.text ?? "")) return true;
  const { names, patterns } = importedKeys(pass.input);
  return [text, ...targets(transfer, baseName(text), false)].some((path) => names.has(baseName(path)) || patterns.some((pattern) => mayName(pattern, path)));
}

/** The words of the commands that take public keys, by their last parts, as a file may have been moved; and the patterns among them. */
const importedKeys = keptIn(({ text }: TraceInput): { readonly names: ReadonlySet<string>; readonly patterns: readonly string[] } => {
  const words = new Set([...text.matchAll(publicKeyReaders)].flatMap(([command]) => command.split(/[\s"'=<]+/)));
  const isPattern = (word: string): boolean => /[*?[]/.test(word);
  return { names: new Set([...words].filter((word) => !isPattern(word)).map(baseName)), patterns: [...words].filter(isPattern) };
});

/** Whether a pattern may stand for the file: an absolute one as a whole, another by its last part. */
function mayName(pattern: string, path: string): boolean {
  return pattern.startsWith("/") ? matchesGlob(pattern, path) : matchesGlob(baseName(pattern), baseName(path));
}

function openOrigin(
  { pass, state, layer }: Transfer,
  range: FileOrigin["range"],
  detail: LeakDetail,
  literal: boolean,
): FileOrigin {
  const origin: FileOrigin = { kind: "copy", layer, range, files: [] };
  pass.origins.push({ origin, stage: state.stage, extent: range, literal, detail });
  return origin;
}

function place(transfer: Transfer, { path, destinationRelative, evidence }: ContextCredential, fromDirectory: boolean, origin: FileOrigin): void {
  const secret: Secret = { name: path, origin: "file", evidence, range: origin.range };
  for (const target of targets(transfer, destinationRelative, fromDirectory)) transfer.state.files.add(target, path, secret, origin);
}

/**
 * Where a source lands, the likelier place first. `COPY .env /app` is a file of that name or lies in a directory: where
 * nothing tells, both are taken, so that a later `rm` of either is seen.
 */
function targets({ destination, toDirectory, state }: Transfer, relative: string, fromDirectory: boolean): string[] {
  if (destination === null) return [`?/${relative}`];
  const inside = joinPath(destination, relative);
  if (toDirectory || fromDirectory || isKnownDirectory(state, destination)) return [inside];
  const name = baseName(destination);
  if (name === relative) return [destination];
  if (isCredentialDirectory(destination)) return [inside, destination];
  if (/\.\w+$/.test(name)) return [destination];
  return /\.\w+$/.test(relative) && !namesOneFile.test(name) ? [inside, destination] : [destination, inside];
}

/** `COPY deploy.key /root/.ssh/id_rsa`: no directory is called so. */
const namesOneFile = /key|token|secret|passw|cred|^id_|cert/i;

/** A file that is copied over a credential hides it; the layer below keeps it. */
function overwrite(transfer: Transfer, text: string, isDirectory: boolean): void {
  const { pass, instruction, state, layer } = transfer;
  if (isDirectory || /[*?[]/.test(text)) return;
  const removal = { how: instruction.keyword.value, line: lineOf(pass, instruction) };
  for (const target of targets(transfer, baseName(text), false)) {
    if (state.files.at(target).length > 0) state.files.remove(target, layer, removal);
  }
}

function traceStageCopy(transfer: Transfer, source: Word, text: string, from: StageState): void {
  const { pass, instruction, state } = transfer;
  const path = text.startsWith("/") ? text : `/${text}`;
  const excluded = createMatcher(excludedBy(instruction));
  const wanted = path.replaceAll("/./", "/").replace(/\/(\.\/?)?$/, "") || "/";
  const name = from.stage.name ?? String(from.stage.index);
  const origin: FileOrigin = { kind: "copy", layer: transfer.layer, range: source.range, files: [] };
  const record = { origin, stage: state.stage, extent: source.range, literal: false, detail: { keyword: instruction.keyword.value, from: name } };
  for (const match of from.files.matching(wanted)) {
    for (const file of from.files.at(match)) {
      const isFile = match === wanted || /[*?[]/.test(wanted);
      const relative = isFile ? baseName(match) : match.slice(wanted === "/" ? 1 : wanted.length + 1);
      // A file that is named itself is copied whatever --exclude says (fsutil's copy.go).
      if (match !== wanted && excluded.matches(relative)) continue;
      const kept = keptPath(transfer, text, match.slice(1));
      for (const target of targets(transfer, kept ?? relative, kept !== null || !isFile)) state.files.add(target, match, file.secret, origin);
    }
  }
  if (origin.files.length > 0) pass.origins.push(record);
}

/** A COPY heredoc: its body is the file. BuildKit keeps it out of the history, but not out of the layer (EXPOSURE D22). */
function traceHeredoc(transfer: Transfer, heredoc: Heredoc): void {
  const { instruction, state, destination } = transfer;
  const path = destination === null ? "" : targets(transfer, heredoc.name, false)[0]!;
  const name = baseName(path) || heredoc.name;
  const detail: LeakDetail = { keyword: `${instruction.keyword.value} <<${heredoc.name}`, target: path };
  promoteInFile(transfer.pass.promotions, path || name, expandHeredoc(heredoc, transfer), {});
  for (const { start, evidence, end } of judgeWritten(path, heredoc.content, transfer.pass.input.settings)) {
    if (evidence.confidence === "possible") continue;
    // Tabs that `<<-` strips shift the body; then the whole body is the place.
    const range = heredoc.chomp ? heredoc.range : ([heredoc.range[0] + start, heredoc.range[0] + end] as const);
    const origin = openOrigin(transfer, range, detail, true);
    const secret: Secret = { name, origin: "literal", evidence, range };
    for (const target of targets(transfer, heredoc.name, false)) state.files.add(target, name, secret, origin);
  }
  for (const reference of heredoc.references) {
    for (const secret of secretsIn(expandParts([reference], state.scope))) {
      const origin = openOrigin(transfer, reference.range, detail, false);
      for (const target of targets(transfer, heredoc.name, false)) state.files.add(target, secret.name, secret, origin);
    }
  }
}

/** The body as it lands in the file; `<<-` strips tabs, which the places of the references count. */
function expandHeredoc({ content, range, references, chomp }: Heredoc, { pass, state: { scope } }: Transfer): Value {
  const written = chomp ? pass.input.text.slice(...range) : content;
  const between = (start: number, end?: number): Value => {
    const part = written.slice(start, end);
    return text(chomp ? part.replace(start === 0 ? /^\t+/gm : /(?<=\n)\t+/g, "") : part);
  };
  const pieces: Piece[] = [];
  let at = 0;
  for (const reference of references) {
    const [start, end] = [reference.range[0] - range[0], reference.range[1] - range[0]];
    pieces.push(...between(at, start), ...expandParts([reference], scope));
    at = end;
  }
  return [...pieces, ...between(at)];
}

/** ADD of an address: BuildKit records it expanded, with its credentials (EXPOSURE D17 to D21). */
function traceDownload(transfer: Transfer, source: Word, text: string): void {
  const { pass, instruction, state } = transfer;
  const git = /^git(@|:)|\.git(#|\?|$)/.test(text);
  pass.downloads.push({
    range: source.range,
    host: hostOf(text),
    verified: instruction.flags.some(({ name }) => name === "checksum") || (git && /#[0-9a-f]{40}(:|$)/.test(text)),
    encrypted: !/^(http|ftp|git):\/\//i.test(text),
    git,
  });
  const value = expandWord(source, state);
  promoteInAddresses(pass.promotions, value);
  const flowing = secretsIn(value);
  const [credential] = findUrlCredentials(text).filter(({ reference, placeholder }) => flowing.length > 0 || (!reference && !placeholder));
  if (!credential) return;
  const secret = flowing[0] ?? null;
  const published = reachesImage(pass, state.stage);
  const inQuery = text.slice(0, credential.start).includes("?");
  const channels: Channel[] = [
    ...(published ? (["image.history"] as const) : []),
    // The query is not redacted from the default attestation, the user information is (EXPOSURE D17, D18).
    ...(inQuery ? (["attestation.min"] as const) : []),
    "attestation.max",
    ...(secret ? [] : (["repository"] as const)),
  ];
  pass.leaks.push({
    place: "add-url",
    range: credentialRange(pass.input.text, source, text.slice(credential.start, credential.end)),
    extent: source.range,
    subject: hostOf(text),
    evidence: secret?.evidence ?? urlEvidence(credential),
    channels,
    literal: secret === null,
    secret,
    detail: { keyword: instruction.keyword.value, command: git ? "git" : "download", advice: inQuery ? "query" : "userinfo" },
  });
}

/** The credential within the address: its text where that stands there, else the variable that brings it. */
function credentialRange(text: string, { range: [start, end], parts }: Word, credential: string): Range {
  const at = text.slice(start, end).indexOf(credential);
  if (at !== -1) return [start + at, start + at + credential.length];
  return parts.find(({ type }) => type === "VariableReference")?.range ?? [start, end];
}

/** The host of an address, which is safe to show: what stands before an `@` is not part of it. */
function hostOf(text: string): string {
  const authority = text.replace(/^[a-z]+:\/\//i, "").split(/[/?#]/, 1)[0]!;
  const [host, port] = authority.slice(authority.lastIndexOf("@") + 1).split(":", 2);
  // `git@github.com:a/b.git` has a path there.
  return port !== undefined && /^\d+$/.test(port) ? `${host}:${port}` : host!;
}
