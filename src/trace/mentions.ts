/** Whether the text has the name with nothing before it that `before` matches, and nothing behind it that makes it longer. */
export function hasWord(text: string, name: string, before: RegExp): boolean {
  // The working directory's own name within itself is none, and is found everywhere without end.
  if (name === "") return false;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!before.test(text[at - 1] ?? " ") && !/^(?:[\w-]|\.\w)/.test(text.slice(at + name.length, at + name.length + 2))) return true;
  }
  return false;
}

/** Whether the text names the directory itself or what a pattern or a variable finds in it, and not another file there. */
export function hasDirectory(text: string, directory: string): boolean {
  if (directory === "") return false;
  for (let at = text.indexOf(directory); at !== -1; at = text.indexOf(directory, at + 1)) {
    if (/^\/?(?:[^\w./-]|$)/.test(text.slice(at + directory.length, at + directory.length + 2))) return true;
  }
  return false;
}
