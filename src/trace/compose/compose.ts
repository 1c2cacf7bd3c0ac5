import type { ComposeFile, ComposeService } from "../../parser/compose/ast.ts";
import { parseDockerfile } from "../../parser/dockerfile/parse.ts";
import { LineTable } from "../../parser/lines.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Channel } from "../channel.ts";
import type { CommandSink } from "../commands.ts";
import { onePerRange, traceDockerfile } from "../dockerfile.ts";
import type { Leak } from "../leak.ts";
import { firstOverlapping } from "../range-index.ts";
import type { Settings } from "../settings.ts";
import { formatLeaks } from "../text-leaks.ts";
import type { BuildingFile, ComposeUses, Trace, VisibleReference } from "../trace.ts";
import { onePerAnchor } from "./aliases.ts";
import { serviceBuilds, type ServiceBuild } from "./builds.ts";
import { commandsOf, followLabelCommands, followServiceCommands } from "./commands.ts";
import { buildingFile, buildingFiles } from "./composed-build.ts";
import { contentLeaks } from "./contents.ts";
import { driverOptionLeaks } from "./driver-options.ts";
import { entryLeaks } from "./entries.ts";
import { environmentFileLeaks } from "./env-files.ts";
import { projectFiles, secretFilesOf, type ComposeReader, type ProjectFile } from "./project.ts";
import { secretUses } from "./secret-uses.ts";

export interface ComposeTraceInput {
  /** Absolute path of the Compose file. */
  readonly path: string;
  readonly text: string;
  readonly tree: ComposeFile;
  readonly workspace: Workspace;
  readonly settings: Settings;
  /** Reads the project's other files. */
  readonly read: ComposeReader;
}

/** What the channels of a command line are: the running container, and the file itself. */
const commandChannels: readonly Channel[] = ["run.argv", "repository"];

/**
 * Follows every secret of a Compose file: what its containers are given, what its builds are given, and the
 * Dockerfiles that stand in it. Never throws.
 */
export function traceCompose(input: ComposeTraceInput): Trace {
  const { path, text, tree, workspace, settings, read } = input;
  const lines = new LineTable(text);
  const own: ProjectFile = { path, documents: tree.documents };
  const builds = new Map(serviceBuilds(own, workspace, read).map((build) => [build.service, build]));
  const inline = [...builds.values()].flatMap((build) => inlineTrace(input, own, build) ?? []);
  const leaks: Leak[] = inline.flatMap((trace) => trace.leaks);
  const visibleReferences: VisibleReference[] = inline.flatMap((trace) => trace.visibleReferences);
  const traceOf = builtTraces(input, builds);
  for (const service of tree.documents.flatMap(({ services }) => services)) {
    leaks.push(...entryLeaks(service, settings, declaredArguments(service, builds.get(service), traceOf)));
    const sink = (keyword: string): CommandSink => ({
      settings, text, extent: service.range, leaks, visibleReferences, reportsFiles: false, promotions: null, hasFile: () => false, place: "argv", channels: commandChannels, keyword,
    });
    followServiceCommands(service, lines, sink);
    followLabelCommands(service, lines, sink("labels"));
  }
  leaks.push(...contentLeaks(tree, settings), ...driverOptionLeaks(tree, settings), ...environmentFileLeaks(own, workspace, settings));
  const comments = tree.comments.map(({ range }) => range);
  leaks.push(...formatLeaks({ text, settings, leaks, comments, place: placesIn(tree) }));
  return {
    language: "compose",
    path,
    text,
    settings,
    leaks: onePerRange(onePerAnchor(leaks)),
    downloads: inline.flatMap((trace) => trace.downloads),
    visibleReferences: distinct(visibleReferences),
    generatedKeys: inline.flatMap((trace) => trace.generatedKeys),
    dockerfiles: inline.flatMap((trace) => trace.dockerfiles),
    compose: usesOf(input, builds, traceOf),
  };
}

/** Where a known format or a credential in an address stands that nothing else has accounted for: on a command line, or elsewhere in the text. */
function placesIn({ documents }: ComposeFile): Parameters<typeof formatLeaks>[0]["place"] {
  const lines = documents.flatMap(({ services }) => services.flatMap(commandsOf))
    .map(({ keyword, command: { range } }) => ({ keyword, range }))
    .sort((a, b) => a.range[0] - b.range[0]);
  return (range) => {
    const line = firstOverlapping(lines, range);
    return line ? { place: "argv", channels: commandChannels, keyword: line.keyword } : { place: "text", channels: ["repository"] };
  };
}

function usesOf({ path, tree, workspace, read }: ComposeTraceInput, builds: ReadonlyMap<ComposeService, ServiceBuild>, traceOf: BuiltTraces): ComposeUses {
  return {
    ...secretUses({ ...projectFiles(path, tree, workspace, read), builds, workspace }),
    dockerfileOf: (service) => traceOf(builds.get(service)),
  };
}

/** `dockerfile_inline` is a Dockerfile of its own, with the ranges of this file. */
function inlineTrace({ path, text, workspace, settings }: ComposeTraceInput, own: ProjectFile, { build, context, target, secretIds, namedContexts }: ServiceBuild): Trace | null {
  if (!build?.inline) return null;
  return traceDockerfile({
    path,
    text,
    tree: build.inline.dockerfile,
    workspace,
    settings,
    within: build.inline.range,
    ...(target !== null && { target }),
    ...(context !== null && { composed: { context, namedContexts, secretFiles: secretFilesOf(own), secretIds: build.secrets.length > 0 ? secretIds : null } }),
  });
}

/** The build arguments that the service's Dockerfile uses as credentials, whatever they are called. */
function declaredArguments({ build }: ComposeService, resolved: ServiceBuild | undefined, traceOf: BuiltTraces): ReadonlySet<string> {
  const leaks = !build || build.args.length === 0 ? [] : (traceOf(resolved)?.leaks ?? []);
  return new Set(leaks.filter(({ place }) => place === "arg").map(({ subject }) => subject));
}

/** What becomes of the secrets in the Dockerfile of a service; null where there is none to read. */
type BuiltTraces = (resolved: ServiceBuild | undefined) => Trace | null;

/** Each Dockerfile is followed once for each of its targets, whatever number of services it is built for. */
function builtTraces({ path, text, tree, workspace, settings, read }: ComposeTraceInput, builds: ReadonlyMap<ComposeService, ServiceBuild>): BuiltTraces {
  // The linted file first, whatever it is called.
  const builtBy = (dockerfile: string): BuildingFile[] => [
    buildingFile({ path, documents: tree.documents }, text, [...builds.values()].filter((build) => build.dockerfile === dockerfile)),
    ...buildingFiles(dockerfile, workspace, read).filter((file) => file.path !== path),
  ];
  const traces = new Map<string, Trace | null>();
  return (resolved) => {
    if (!resolved?.dockerfile) return null;
    const { dockerfile, target } = resolved;
    const key = JSON.stringify([dockerfile, target]);
    const known = traces.get(key);
    if (known !== undefined) return known;
    const result = workspace.read(dockerfile);
    const trace = result.ok
      ? traceDockerfile({
          path: dockerfile,
          text: result.text,
          tree: parseDockerfile(result.text).tree,
          workspace,
          settings,
          ...(target !== null && { target }),
          builtBy: () => builtBy(dockerfile),
        })
      : null;
    traces.set(key, trace);
    return trace;
  };
}

function distinct(references: readonly VisibleReference[]): VisibleReference[] {
  return [...new Map(references.map((reference) => [reference.range.join(":"), reference])).values()];
}
