/** A file in a folder; an absolute file, or one of the home folder, stays what it is. */
export function inFolder(folder: string | null, file: string): string {
  if (folder === null || folder === "" || folder === "." || file.startsWith("/") || file.startsWith("~/")) return file;
  return `${folder.replace(/(?<!\/)\/+$/, "")}/${file}`;
}

/** A file that an option names; null for standard output, which it can name, too. */
export function fileOrStandard(file: string | null): string | null {
  return file === "-" || file === "/dev/stdout" ? null : file;
}
