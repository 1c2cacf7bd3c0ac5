import type { ComposeFile, ComposeScalar } from "../../parser/compose/ast.ts";
import { withArticle } from "../../secrets/evidence.ts";
import type { Leak } from "../leak.ts";
import type { Settings } from "../settings.ts";
import { judgeWritten } from "../written-scripts.ts";
import { valueOf } from "./values.ts";
import { judgeEntry } from "./entries.ts";

/** Text that Compose writes into a file of the container (`configs.content`), and `x-` fields that nothing refers to. */
export function contentLeaks({ documents }: ComposeFile, settings: Settings): Leak[] {
  return documents.flatMap(({ configs, extensions }) => [
    ...configs.flatMap(({ name, content }) => (content ? fromContent(name.value, content, settings) : [])),
    ...extensions.flatMap(({ key, value }): Leak[] => {
      const known = valueOf(value);
      const evidence = known.some(({ kind }) => kind === "text") ? judgeEntry(key.value, known, false, settings) : null;
      if (!evidence || evidence.confidence === "possible") return [];
      return [leakOf(key.value, evidence.basis === "name" ? key.range : value.range, evidence)];
    }),
  ]);
}

function fromContent(name: string, content: ComposeScalar, settings: Settings): Leak[] {
  // The name of a config says what it is for; as a file of settings it is read like one.
  const path = /\.\w+$/.test(name) ? name : `${name}.${content.value.trimStart().startsWith("{") ? "json" : "conf"}`;
  return judgeWritten(path, content.value, settings)
    .filter(({ evidence }) => evidence.confidence !== "possible")
    .map(({ evidence, name: key, start, end }) => leakOf(key ?? `${withArticle(evidence.kind)} in ${name}`, content.locate(start, end), evidence));
}

function leakOf(subject: string, range: Leak["range"], evidence: Leak["evidence"]): Leak {
  return { place: "text", range, extent: range, subject, evidence, channels: ["repository"], literal: true, secret: null, detail: {} };
}
