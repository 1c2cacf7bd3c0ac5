import { judgeFileName } from "../secrets/files.ts";
import type { RunMount } from "./mounts.ts";
import type { Pass, StageState } from "./pass.ts";
import { relativeTo } from "./paths.ts";
import type { Overlay } from "./run-files.ts";
import type { Secret, Value } from "./value.ts";

/** What a mount lays over the image's files; none for one that brings no files, or goes nobody knows where. */
export function overlaysOf(pass: Pass, state: StageState, mount: RunMount): Overlay[] {
  const { target } = mount;
  if (target === null) return [];
  switch (mount.kind) {
    case "secret":
      return [{ path: target, contents: new Map([["", [{ kind: "secret", secret: mountSecret(mount) }] as Value]]) }];
    case "tmpfs":
      return [{ path: target, contents: new Map() }];
    case "cache": {
      const key = mount.id ?? target;
      const contents = pass.caches.get(key) ?? new Map<string, Value>();
      pass.caches.set(key, contents);
      return [{ path: target, contents }];
    }
    case "bind":
      return [{ path: target, contents: bound(pass, state, mount), guess: (relative) => guessBound(pass, mount, relative) }];
    default:
      return [];
  }
}

/** What a bind mount of a stage or of the context shows of credentials. */
function bound(pass: Pass, state: StageState, { from, source, node }: RunMount): Map<string, Value> {
  const contents = new Map<string, Value>();
  const path = source ?? "";
  if (from !== null) {
    const stage = pass.graph.find(from, state.stage.index);
    const absolute = `/${path.replace(/^\/+|(?<!\/)\/+$/g, "")}`;
    for (const { path: at, file } of (stage && pass.states[stage.index]?.files.below(absolute)) ?? []) {
      contents.set(relativeTo(absolute, at), [{ kind: "secret", secret: { ...file.secret, origin: "mount" } }]);
    }
    return contents;
  }
  const { credentials, isDirectory } = pass.context.select(path || ".");
  for (const { path: at, destinationRelative, evidence } of credentials) {
    const secret: Secret = { name: at, origin: "mount", evidence, range: node.range };
    contents.set(isDirectory || path === "" ? destinationRelative : "", [{ kind: "secret", secret }]);
  }
  return contents;
}

/** A file of the context that the workspace does not have: git ignores it, and the builder mounts it all the same. */
function guessBound({ context }: Pass, { from, source, node }: RunMount, relative: string): Value {
  const path = from === null ? `${source ?? ""}/${relative}`.replace(/^[./]*\/|\/$/g, "") : "";
  if (path === "" || context.excludes(path) || context.select(path).exists) return [];
  const evidence = judgeFileName(path);
  return evidence && evidence.confidence !== "possible" ? [{ kind: "secret", secret: { name: path, origin: "mount", evidence, range: node.range } }] : [];
}

/** What a secret mount brings. */
export function mountSecret({ id, node }: RunMount): Secret {
  return {
    name: id ?? "secret",
    origin: "mount",
    evidence: { kind: "secret", confidence: "certain", basis: "use", why: "it is mounted as a secret", wellKnown: false },
    range: node.range,
  };
}
