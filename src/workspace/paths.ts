import { isAbsolute, posix, relative, sep } from "node:path";

/** Whether `path` is `directory` itself or stands below it, both absolute; looks at the names alone. */
export function isWithin(directory: string, path: string): boolean {
  if (!path.includes(`${sep}..`) && (path === directory || path.startsWith(`${directory}${sep}`))) return true;
  const way = relative(directory, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path from `directory` to `path`, with `/` on every platform; empty where they are the same. */
export function relativePath(directory: string, path: string): string {
  const way = relative(directory, path);
  return sep === "/" ? way : way.replaceAll(sep, "/");
}

/** The shortest equal path, by its text alone, as Go's `path.Clean` makes it: no trailing slash, `.` when empty. */
export function cleanPath(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}

/**
 * A COPY source as a path below the context root, empty for the root itself.
 * Builders clean it as if it were absolute: `/app`, `./app` and `../app` are all `app`.
 */
export function cleanSource(source: string): string {
  return cleanPath(`/${source}`).slice(1);
}

/** Every directory that a relative path stands in, outermost first: `a/b/c` gives `a`, `a/b`. */
export function* ancestors(path: string): Generator<string> {
  for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) yield path.slice(0, at);
}

/** The last part of a path of the host's, with either kind of slash. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
