import { isComposeText } from "../parser/compose/detect.ts";
import type { LanguageName } from "../findings/rule.ts";
import { isDockerfileName } from "../workspace/dockerfile-names.ts";
import { fileName } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { prepareComposeReader } from "./compose-reader.ts";
import type { Language } from "./language.ts";

/** How a language's files are told from others; what analyses them is loaded when the first one is there. */
export interface LanguageEntry {
  readonly name: LanguageName;
  /** Whether a file of this name is found by discovery. */
  matches(path: string): boolean;
  /** The same in ESLint's globs; what `ignores` matches is left out. */
  readonly globs: { readonly files: readonly string[]; readonly ignores: readonly string[] };
  /** Whether a file of another name, which a person named, can only be meant as one of this language. */
  resembles(text: string): boolean;
  load(path: string, workspace: Workspace): Promise<Language>;
}

const yamlName = /\.ya?ml$/;
const composeName = /^(?:compose\.|docker-stack)|\.compose\.ya?ml$|docker-compose/;
const fromInstruction = /^[ \t]*FROM[ \t]+\S/im;
/** What YAML begins with, comments and blank lines apart, and no Dockerfile does: a key with nothing or a value behind it, or the start of a document. */
const yamlStart = /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:---(?=\s)|(?:"[^"\n]*"|'[^'\n]*'|[\w.-]+):(?=\s))/;

const loadDockerfile = once(async () => (await import("./dockerfile.ts")).dockerfile);

export const languages: readonly LanguageEntry[] = [
  {
    name: "dockerfile",
    matches: (path) => isDockerfileName(fileName(path)),
    globs: {
      files: ["[Dd]ockerfile", "[Dd]ockerfile.*", "*.[Dd]ockerfile", "Containerfile", "Containerfile.*"].map((name) => `**/${name}`),
      ignores: ["**/*.dockerignore", "**/*.containerignore", "**/*.md"],
    },
    resembles(text) {
      const from = text.search(fromInstruction);
      // A service's `dockerfile_inline` has a FROM of its own, and a script in another YAML file says `from x import y`.
      return from !== -1 && !yamlStart.test(text.slice(0, from)) && !isComposeText(text.slice(0, from));
    },
    load: async (path, workspace) => {
      await prepareComposeReader(path, workspace);
      return loadDockerfile();
    },
  },
  {
    name: "compose",
    matches: (path) => yamlName.test(fileName(path)) && composeName.test(fileName(path)),
    globs: {
      files: ["compose", "compose.*", "*docker-compose*", "*.compose", "docker-stack*"]
        .flatMap((name) => [`**/${name}.yaml`, `**/${name}.yml`]),
      ignores: [],
    },
    resembles: isComposeText,
    load: once(async () => (await import("./compose.ts")).compose),
  },
];

/** The language of a file by its name; undefined where the name says nothing. */
export function languageByName(path: string): LanguageEntry | undefined {
  return languages.find((language) => language.matches(path));
}

/** The language of a text under a name that says nothing; undefined where it is none of ours. */
export function languageByText(text: string): LanguageEntry | undefined {
  return languages.find((language) => language.resembles(text));
}

/** An import that has been made before still takes its time. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
