import { isMap, isScalar, isSeq } from "yaml";
import type { YamlDocumentSource } from "./yaml-reader.ts";

/** What a file's top has that is made for another program: all of these keys, in the file itself or in each item of its list. */
interface ForeignForm {
  /** Whether they stand in the items of a list. */
  readonly isList: boolean;
  readonly keys: readonly string[];
  readonly source: string;
}

/** Files that are called `docker-compose.yml` after the program that they install or run. */
const FORMS: readonly ForeignForm[] = [
  { isList: false, keys: ["on", "jobs"], source: "docs.github.com, Workflow syntax for GitHub Actions" },
  ...["jobs", "steps", "stages"].map((parts) => ({ isList: false, keys: ["trigger", parts], source: "learn.microsoft.com, YAML schema of Azure Pipelines" })),
  { isList: false, keys: ["apiVersion", "kind"], source: "kubernetes.io, Objects in Kubernetes" },
  { isList: true, keys: [], source: "docs.ansible.com, Playbook keywords: plays and tasks" },
];

/** Whether a document under the name of a Compose file is no Compose file at all, so that what Compose refuses is no fault of it. */
export function isForeign({ contents }: YamlDocumentSource): boolean {
  const isList = isSeq(contents);
  const tops = isList ? contents.items : [contents];
  if (tops.length === 0 || !tops.every((top) => isMap(top))) return false;
  const keys = tops.map((top) => new Set(top.items.map(({ key }) => (isScalar(key) ? key.value : null))));
  return !keys.some((own) => own.has("services")) && FORMS.some((form) => form.isList === isList && keys.every((own) => form.keys.every((key) => own.has(key))));
}
