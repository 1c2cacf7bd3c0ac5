import type { Run } from "../../parser/dockerfile/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { ShellCommand, ShellScript, ShellWord } from "../../parser/shell/ast.ts";
import { literalText } from "../../parser/shell/words.ts";
import { baseName, directoryName, expandBraces, isWithin, matchesGlob } from "../../trace/paths.ts";
import { nameTests } from "../../trace/shell/find.ts";
import { modeCommands } from "../../trace/shell/inert-commands.ts";
import { isCredentialDirectory } from "../../secrets/commands/kept-directories.ts";
import { readersOf } from "./file-readers.ts";
import { writeOf, type Write } from "./file-writes.ts";
import { isInside } from "../instructions.ts";
import type { Scene } from "../scenes.ts";
import { execScriptIn } from "../shell/nested-scripts.ts";
import { commandsIn, pathOf, programsIn, type FoundCommand } from "../shell/commands.ts";
import { removers } from "../../trace/shell/removers.ts";
import { hasWord } from "../../trace/mentions.ts";
import { cut } from "../edits.ts";

/** What a RUN does with a file. */
export interface FileUse {
  /** Whether a command reads it, by its words or on its own. */
  readonly reads: boolean;
  /** Commands that only look after it (`rm`, `chmod`, `echo >`), with those of their words that mean the file. */
  readonly care: readonly Care[];
  /** Commands that take settings back out of it (`git config --unset`); without it they fail. */
  readonly undone: readonly Care[];
  /** Whether a command puts something else in its place, and whether one changes what it has: a mounted file refuses both. */
  readonly isReplaced: boolean;
  readonly isChanged: boolean;
  /** Whether a command changes or deletes much more than the file, and the file with it: `chown -R app /app`. */
  readonly sweeps: boolean;
}

/**
 * `removal`: it deletes the file, and fails where there is none; a `silent removal` does not. `mode`: it changes who may
 * read it. `emptying`: it leaves nothing in it. `undoing`: it takes a setting back.
 */
export type CareKind = "removal" | "silent removal" | "mode" | "emptying" | "undoing";

export interface Care {
  readonly kind: CareKind;
  readonly command: ShellCommand;
  readonly operands: readonly ShellWord[];
  /** Those of them that mean others with it: a directory of credentials, a pattern. */
  readonly groups: readonly Group[];
  /** What else it is given; without that nothing is left for it to do. */
  readonly others: readonly ShellWord[];
}

/** A word that names several files. */
export interface Group {
  readonly word: ShellWord;
  /** An absolute path or pattern; with `recursive`, all below it, too. */
  readonly pattern: string;
  readonly recursive: boolean;
}

/**
 * Looks at what a RUN does with the file at `path`, an absolute path of the image.
 *
 * @param except What of the RUN is not to count.
 */
export function useOfFile(run: Run, scene: Scene, path: string, text: string, except?: Range): FileUse {
  if (run.form === "exec") return useInExec(run, scene, path, text);
  if (!run.script) return { reads: mentions(textWithout(run, text, []), path, scene), ...untouched };
  return useInScript(run, run.script, scene, path, text, except);
}

function useInScript(run: Run, script: ShellScript, scene: Scene, path: string, text: string, except?: Range): FileUse {
  const commands = commandsIn(script, scene).filter(({ node }) => !except || !isInside(node.range, except));
  const care: Care[] = [];
  const undone: Care[] = [];
  const writes: Write[] = [];
  let sweeps = false;
  let isOperand = false;
  for (const command of commands) {
    const found = careOf(command, scene, path);
    const write = writeOf(command, path, scene, (word) => coverage(word, { ...scene, directory: command.directory }, path, false) === "file");
    if (found === "sweeps") sweeps = true;
    else if (found) care.push(found);
    else if (write?.kind === "emptied") care.push({ kind: "emptying", command: command.node, operands: [], groups: [], others: [] });
    else if (write?.kind === "undone") undone.push({ kind: "undoing", command: command.node, operands: [], groups: [], others: [] });
    else if (write) writes.push(write);
    // `cd .kube && cat config`: a word that means the file only from there.
    else isOperand ||= command.directory !== scene.directory && command.args.some((word) => pathOf(word, { ...scene, directory: command.directory }) === path);
  }
  // A directory that is only entered or made is not read, and neither is a file that is written anew.
  const hidden = [
    ...(except ? [except] : []),
    ...[...care, ...undone].map(({ command }) => command.range),
    ...commands.filter(({ name }) => name === "mkdir" || name === "cd").map(({ node }) => node.range),
    ...writes.flatMap((write) => (write.kind === "anew" ? [write.at] : [])),
  ];
  const programs = readersOf(path);
  const asksOverHttps = /\/\.ssh\//.test(path) && !text.includes("insteadOf") ? isHttpsGit : () => false;
  const reads = isOperand || commands.some((command) => programsIn(command, scene).some((name) => programs.has(name)) && !isLocalGit(command) && !asksOverHttps(command)) || mentions(textWithout(run, text, hidden), path, scene);
  return { reads, care, undone, sweeps, isReplaced: writes.some(({ kind }) => kind === "anew"), isChanged: writes.some(({ kind }) => kind === "changed") };
}

/** Words and commands of an exec form are not taken out one by one, so what looks after the file there counts as a change. */
function useInExec(run: Run, scene: Scene, path: string, text: string): FileUse {
  const script = execScriptIn(text, run);
  if (script) {
    const use = useInScript(run, script, scene, path, text);
    const isTouched = use.care.length > 0 || use.undone.length > 0 || use.isChanged || use.isReplaced;
    return { ...untouched, reads: use.reads, isChanged: isTouched, sweeps: use.sweeps };
  }
  const words = run.elements.map(({ value }) => value);
  const program = baseName(words[0] ?? "");
  const isMeant = words.some((word) => mentions(word, path, scene));
  const isChanged = isMeant && (removers.has(program) || modeCommands.has(program) || /^(?:mv|cp|install|ln|truncate|tee|sed)$/.test(program));
  return { ...untouched, reads: !isChanged && (isMeant || readersOf(path).has(program)), isChanged };
}

const untouched = { care: [], undone: [], sweeps: false, isReplaced: false, isChanged: false } as const;

/** What git does without asking a server. */
function isLocalGit({ name, args }: FoundCommand): boolean {
  return name === "git" && args.some(({ text }) => /^(?:config|init|add|commit|checkout|describe|log|status|apply)$/.test(text));
}

/** A repository that is fetched over https needs no key for SSH; its submodules may. */
function isHttpsGit({ name, args }: FoundCommand): boolean {
  const words = args.map(({ text }) => text);
  return name === "git" && words.some((word) => /^["']?https?:\/\//.test(word)) && !words.some((word) => /^--recurs/.test(word));
}

function careOf({ node, name, args, directory }: FoundCommand, scene: Scene, path: string): Care | "sweeps" | null {
  if (name === "find") return careOfFind(node, args, { ...scene, directory }, path);
  const changesMode = modeCommands.has(name);
  if (!changesMode && !removers.has(name)) return null;
  const options = args.filter(({ text }) => text.startsWith("-"));
  const [, ...behindMode] = args.filter((word) => !options.includes(word));
  const operands = changesMode ? behindMode : args.filter((word) => !options.includes(word));
  const recursive = options.some(({ text }) => /^-\w*[rR]|^--recursive$/.test(text));
  const here = { ...scene, directory };
  const covered = new Map(operands.map((word) => [word, coverage(word, here, path, recursive)]));
  const meant = operands.filter((word) => covered.get(word) === "file" || covered.get(word) === "group");
  const groups = meant.flatMap((word): Group[] => {
    const pattern = covered.get(word) === "group" ? pathOf(word, here) : null;
    return pattern === null ? [] : [{ word, pattern, recursive }];
  });
  const isForced = options.some(({ text }) => /^-\w*f|^--force$/.test(text));
  const kind = changesMode ? "mode" : isForced ? "silent removal" : "removal";
  if (meant.length > 0) return { kind, command: node, operands: meant, groups, others: operands.filter((word) => !meant.includes(word)) };
  return [...covered.values()].includes("more") ? "sweeps" : null;
}

/** `find DIR -name FILE -delete`: it deletes the file alone where that name is its only test, else others with it. */
function careOfFind(node: ShellCommand, args: readonly ShellWord[], scene: Scene, path: string): Care | "sweeps" | null {
  const words = args.map((word) => literalText(word) ?? word.text);
  const executed = words.findIndex((word) => /^-(?:exec|ok)(?:dir)?$/.test(word));
  if (!words.includes("-delete") && !removers.has(words[executed + 1] ?? "")) return null;
  const roots = args.slice(0, words.findIndex((word) => /^[-(!]/.test(word)));
  const isBelow = roots.length === 0 || roots.some((word) => {
    const root = pathOf(word, scene);
    return root === null || isWithin(path, root);
  });
  if (!isBelow || !nameTests(words)(path)) return null;
  const patterns = words.filter((_, i) => /^-i?name$/.test(words[i - 1] ?? ""));
  return patterns.length === 1 && patterns[0] === baseName(path) ? { kind: "silent removal", command: node, operands: [], groups: [], others: [] } : "sweeps";
}

/** Whether a word names the file, it with others of its kind, or a directory or pattern that holds much else. */
function coverage(word: ShellWord, scene: Scene, path: string, recursive: boolean): "file" | "group" | "more" | null {
  const pattern = pathOf(word, scene);
  if (pattern === null) return baseName(word.text.replace(/["']/g, "")) === baseName(path) ? "file" : null;
  for (const one of expandBraces(pattern)) {
    if (one === path) return "file";
    const parent = directoryName(path);
    if (matchesGlob(one, path)) return isCredentialDirectory(parent) || !/^[*?]+$/.test(baseName(one)) ? "group" : "more";
    if (!recursive) continue;
    if (matchesGlob(one, parent) && isCredentialDirectory(parent)) return "group";
    if (isWithin(path, one)) return "more";
  }
  return null;
}

/** The script with what does not read the file left out. */
export function textWithout(run: Run, text: string, hidden: readonly Range[]): string {
  return [run.argumentsRange, ...run.heredocs.map(({ range }) => range)].map((range) => cut(text, range, hidden)).join("\n");
}

/**
 * Whether a script names the file: by its path, from the home or working directory, or by its name alone, unless that is
 * a word like `config`, which says much else.
 */
function mentions(script: string, path: string, { directory, home, homeOf }: Scene): boolean {
  const names = [path];
  for (const [sign, account] of script.matchAll(/~([a-z_][\w.-]*)/g)) if (isWithin(path, homeOf(account!))) names.push(sign + path.slice(homeOf(account!).length));
  const parent = directoryName(path);
  if (isWithin(path, home)) for (const sign of ["~", "$HOME", "${HOME}"]) names.push(sign + path.slice(home.length));
  if (directory !== null && directory !== "/" && isWithin(path, directory)) names.push(path.slice(directory.length + 1));
  if (isCredentialDirectory(parent)) names.push(`${parent}/*`);
  const own = baseName(path);
  names.push(`./${own}`);
  const bare = [`${baseName(parent)}/${own}`, ...(isWord(own) ? [] : [own])];
  return names.some((name) => hasWord(script, name, /[\w.-]/)) || bare.some((name) => hasWord(script, name, /[\w./-]/));
}

/** Whether a file's name is a mere word, so that only its directory tells it from others. */
export function isWord(name: string): boolean {
  return /^[a-z]+$/i.test(name);
}
