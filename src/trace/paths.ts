/**
 * Resolves `path` against `directory` to an absolute path without `.` and `..`;
 * null where the directory is not known and the path is relative, or where no path can be so long.
 */
export function resolvePath(directory: string | null, path: string): string | null {
  if (path.startsWith("/") && path.length <= longestPath && !/\/(?:\.{0,2}(?:\/|$))/.test(path)) return path;
  if (!path.startsWith("/") && directory === null) return null;
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${directory}/${path}`).split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  const resolved = `/${parts.join("/")}`;
  return resolved.length > longestPath ? null : resolved;
}

/** PATH_MAX of Linux. Ten thousand times `WORKDIR sub` make a longer one, and no file is there. */
const longestPath = 4096;

/** A path for a person to read: a variable at its beginning holds a whole one. */
export function shownPath(path: string): string {
  return path.startsWith("/${") ? path.slice(1) : path;
}

export function joinPath(directory: string, relative: string): string {
  if (relative === "") return directory;
  return directory === "/" ? `/${relative}` : `${directory}/${relative}`;
}

/** The path relative to a directory that it is or stands below; empty for the directory itself. */
export function relativeTo(directory: string, path: string): string {
  return path.slice(directory === "/" ? 1 : directory.length + 1);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function directoryName(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 1)) || "/";
}

/** The directories that an absolute path stands in, the root first; none for the root itself. */
export function directoriesAbove(path: string): string[] {
  if (path === "/") return [];
  const above = ["/"];
  for (let at = path.indexOf("/", 1); at !== -1; at = path.indexOf("/", at + 1)) above.push(path.slice(0, at));
  return above;
}

/** Whether `path` is `directory` or stands below it. */
export function isWithin(path: string, directory: string): boolean {
  return directory === "/" || path === directory || path.startsWith(`${directory}/`);
}

/**
 * Whether a shell glob (`*`, `?`, `[…]`) matches the whole text. Iterative with one point of return,
 * so its time is at most the product of both lengths. `{a,b}` is expanded before.
 * `separator` is what no wildcard crosses: the slash of paths, or nothing (an empty string) where a variable is trimmed.
 */
export function matchesGlob(pattern: string, path: string, separator = "/"): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let resume = 0;
  while (s < path.length) {
    const width = matchOne(pattern, p, path[s]!, separator);
    if (width > 0) {
      p += width;
      s++;
    } else if (pattern[p] === "*") {
      star = p++;
      resume = s;
    } else if (star !== -1 && path[resume] !== separator) {
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** The width of the pattern's element at `at` when it matches the character, else 0; a `*` is no element. */
function matchOne(pattern: string, at: number, character: string, separator: string): number {
  const sign = pattern[at];
  if (sign === undefined || sign === "*") return 0;
  if (sign === "?") return character === separator ? 0 : 1;
  if (sign !== "[") return sign === character ? 1 : 0;
  const close = pattern.indexOf("]", at + 2);
  if (close === -1) return sign === character ? 1 : 0;
  const negated = pattern[at + 1] === "!" || pattern[at + 1] === "^";
  let matched = false;
  for (let i = at + (negated ? 2 : 1); i < close; i++) {
    if (pattern[i + 1] === "-" && i + 2 < close) {
      matched ||= pattern[i]! <= character && character <= pattern[i + 2]!;
      i += 2;
    } else {
      matched ||= pattern[i] === character;
    }
  }
  return matched !== negated && character !== separator ? close - at + 1 : 0;
}

/** The first so many alternatives of `{a,b}` in a shell word; a word with more is cut, never exploded. */
const mostAlternatives = 256;

/** Expands `{a,b}` as a shell does, nested ones too; a brace without a comma stays as it is. */
export function expandBraces(word: string): string[] {
  const done: string[] = [];
  const open = [word];
  while (open.length > 0 && done.length < mostAlternatives) {
    const current = open.shift()!;
    const group = firstGroup(current);
    if (group === null) done.push(current);
    else if (open.length < mostAlternatives) {
      for (const option of group.options) open.push(current.slice(0, group.start) + option + current.slice(group.end));
    }
  }
  return done;
}

function firstGroup(word: string): { start: number; end: number; options: string[] } | null {
  for (let start = word.indexOf("{"); start !== -1; start = word.indexOf("{", start + 1)) {
    if (word[start - 1] === "$") continue;
    let depth = 0;
    const cuts = [start];
    for (let at = start; at < word.length; at++) {
      if (word[at] === "{") depth++;
      else if (word[at] === "," && depth === 1) cuts.push(at);
      else if (word[at] === "}" && --depth === 0) {
        if (cuts.length === 1) break;
        cuts.push(at);
        return { start, end: at + 1, options: cuts.slice(1).map((cut, i) => word.slice(cuts[i]! + 1, cut)) };
      }
    }
  }
  return null;
}
