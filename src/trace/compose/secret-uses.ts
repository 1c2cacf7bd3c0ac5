import type { ComposeDefinition, ComposeSecretUse, ComposeService } from "../../parser/compose/ast.ts";
import type { Run } from "../../parser/dockerfile/ast.ts";
import { parseDockerfile } from "../../parser/dockerfile/parse.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { mountsOf } from "../mounts.ts";
import type { ComposeUses, SecretUse } from "../trace.ts";
import type { ServiceBuild } from "./builds.ts";
import type { ProjectFiles } from "./project.ts";

interface Project extends ProjectFiles {
  readonly builds: ReadonlyMap<ComposeService, ServiceBuild>;
  readonly workspace: Workspace;
}

/** Which secrets the file declares and uses, and what its Dockerfiles mount. */
export function secretUses({ files, complete, builds, workspace }: Project): Omit<ComposeUses, "dockerfileOf"> {
  const [own] = files;
  const all = files.flatMap(({ documents }) => documents);
  const declared = new Map(all.flatMap(({ secrets }) => secrets).map((definition) => [definition.name.value, definition]));
  const services = own.documents.flatMap((document) => document.services);
  const uses = services.flatMap((service) => usesOf(service, builds.get(service), declared, workspace));
  const everywhere = all.flatMap((document) => document.services).flatMap(({ secrets, build }) => [...secrets, ...(build?.secrets ?? [])]);
  const used = new Set(everywhere.flatMap(({ source }) => source?.value ?? []));
  const namesAll = ![...used].some((name) => name.includes("$"));
  return {
    services,
    definitions: own.documents.flatMap(({ secrets }) => secrets),
    uses,
    // What an included file that cannot be read declares and uses is not known, nor what a variable names.
    complete,
    unused: complete && namesAll ? own.documents.flatMap(({ secrets }) => secrets).filter(({ name }) => !used.has(name.value)) : [],
  };
}

function usesOf(
  service: ComposeService,
  build: ServiceBuild | undefined,
  declared: ReadonlyMap<string, ComposeDefinition>,
  workspace: Workspace,
): SecretUse[] {
  const mounted = build ? mountedIds(build, workspace) : null;
  const make = (use: ComposeSecretUse, forBuild: boolean): SecretUse[] => {
    if (!use.source) return [];
    const definition = declared.get(use.source.value) ?? null;
    return [{
      use,
      source: use.source,
      service,
      forBuild,
      definition,
      mountedInBuild: mounted === null ? null : mounted.has((use.target ?? use.source).value) || mounted.has(use.source.value),
      offeredToBuild: build?.secretIds.includes(use.source.value) ?? false,
    }];
  };
  return [
    ...service.secrets.flatMap((use) => make(use, false)),
    ...(service.build?.secrets ?? []).flatMap((use) => make(use, true)),
  ];
}

/** The ids that the RUNs of the service's Dockerfile mount; null where it cannot be read, or where a variable is part of one. */
function mountedIds({ build, dockerfile }: ServiceBuild, workspace: Workspace): ReadonlySet<string> | null {
  const read = dockerfile === null ? null : workspace.read(dockerfile);
  const tree = build?.inline?.dockerfile ?? (read?.ok ? parseDockerfile(read.text).tree : null);
  if (tree === null) return null;
  const runs = tree.stages.flatMap(({ instructions }) => instructions).filter((instruction): instruction is Run => instruction.type === "Run");
  const ids = runs.flatMap((run) => mountsOf(run, null, (text) => text)).flatMap(({ kind, id }) => (kind === "secret" && id !== null ? [id] : []));
  return ids.some((id) => id.includes("$")) ? null : new Set(ids);
}
