import { addMount, replace } from "../fixes/mounts/edit-mounts.ts";
import { allowsEnvironmentMount } from "../fixes/mounts/mount-style.ts";
import type { Dockerfile } from "../parser/dockerfile/ast.ts";
import { joinPath } from "../trace/paths.ts";
import type { RunMount } from "../trace/mounts.ts";
import { unmountedUses, type UnmountedUse } from "../trace/secret-mounts.ts";
import type { Settings } from "../trace/settings.ts";
import type { Trace, TracedDockerfile, TracedRun } from "../trace/trace.ts";
import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

/** The options that BuildKit knows on a secret mount (frontend/dockerfile/instructions/commands_runmount.go). */
const knownOptions: ReadonlySet<string> = new Set([
  "type", "id", "source", "src", "target", "dst", "destination", "env", "required", "mode", "uid", "gid",
]);

/** A secret mount that does not do what it looks like, so that the build fails or goes on with an empty secret. */
export const validSecretMount: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Require secret mounts that deliver the secret where it is used",
      url: docsUrl("valid-secret-mount"),
      recommended: "error",
    },
    messages: {
      unmounted: "There is no {{use}} in this RUN: the secret {{id}} is mounted in another RUN, and a mount lasts for its own RUN only. Add --mount=type=secret,id={{id}} to this one.",
      elsewhere: "There is no {{use}} in this RUN: it has the secret {{id}} at {{here}}. Read it there, or mount it at {{use}}.",
      home: "{{target}} is taken as it stands: no shell expands it in a mount, so the program does not find the secret. Write the absolute path{{example}}.",
      emptyHome: "{{target}} has no home in it: a mount knows the variables of ARG and ENV only, and HOME is none of them here, so the program does not find the secret. Write the absolute path{{example}}.",
      clash: "Two mounts of this RUN have the target {{target}}, and only the last one is seen. Give each a target of its own.",
      notOffered: "The Compose file that builds this Dockerfile offers no secret {{id}}, so the mount is empty. Name {{id}} under build.secrets there, or mount one that it offers.",
      unknown: "BuildKit knows no option {{option}} for a secret mount and refuses the build. The options are id, target, env, required, mode, uid and gid.",
      unknownType: "There is no such type of mount, so the build is refused. The types are secret, ssh, bind, cache and tmpfs.",
      oldSyntax: "Secret mounts have env= since Dockerfile syntax 1.10, and {{syntax}} refuses it. Write # syntax=docker/dockerfile:1, or mount a file.",
      experimental: "{{syntax}} is a frontend from before secret mounts were stable, without env= and required=. Write # syntax=docker/dockerfile:1.",
      mount: "Mount {{id}} in this RUN, too.",
      absolute: "Write {{path}}.",
    },
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) =>
    trace.dockerfiles.flatMap((dockerfile) => [
      ...unmountedUses(dockerfile.runs, trace.text).map((use) => checkUse(use, dockerfile, trace)),
      ...[...dockerfile.runs.values()].flatMap((run) => checkMounts(run, dockerfile, trace)),
      ...checkSyntax(dockerfile),
    ]),
};

function checkUse({ range, id, use, here }: UnmountedUse, dockerfile: TracedDockerfile, trace: Trace): Finding {
  if (here !== null) {
    const isPath = here.startsWith("/") && trace.language === "dockerfile" && trace.text.slice(...range) === use;
    return {
      messageId: "elsewhere", data: { id, use, here }, range, subject: id,
      ...(isPath && { suggestions: [{ messageId: "absolute", data: { path: here }, rewrite: replace(trace.path, range, here) }] }),
    };
  }
  const rewrite = addMount(range, id, use, dockerfile, trace);
  return {
    messageId: "unmounted", data: { id, use }, range, subject: id,
    ...(rewrite && { suggestions: [{ messageId: "mount", data: { id }, rewrite }] }),
  };
}

function checkMounts({ mounts, home }: TracedRun, { tree, offeredIds }: TracedDockerfile, { settings, path }: Trace): Finding[] {
  const targets = new Set<string>();
  return mounts.flatMap((mount) => {
    if (mount.kind !== "secret") return checkType(mount);
    const subject = mount.id ?? "secret";
    const findings: Finding[] = [];
    const { id } = mount;
    if (id !== null && offeredIds !== null && !offeredIds.has(id)) {
      findings.push({ messageId: "notOffered", data: { id }, range: (mount.option("id") ?? mount.node).range, subject });
    }
    const target = mount.option("target");
    // BuildKit expands ARG and ENV in the options of a mount (commands_runmount.go), so HOME counts where one of them sets it.
    if (target?.value && (target.value.startsWith("~") || (mount.target === null && /^(\$HOME\b|\$\{HOME\})/.test(target.value)))) {
      const rest = target.value.replace(/^(~|\$HOME|\$\{HOME\})\/?/, "");
      const absolute = home === null ? null : joinPath(home, rest);
      findings.push({
        messageId: target.value.startsWith("~") ? "home" : "emptyHome", data: { target: target.value, example: absolute === null ? "" : `, such as ${absolute}` }, range: target.valueRange, subject,
        ...(absolute !== null && { suggestions: [{ messageId: "absolute", data: { path: absolute }, rewrite: replace(path, target.valueRange, absolute) }] }),
      });
    }
    if (mount.target !== null) {
      if (targets.has(mount.target)) findings.push({ messageId: "clash", data: { target: mount.target }, range: (target ?? mount.option("id") ?? mount.node).range, subject });
      targets.add(mount.target);
    }
    for (const option of mount.node.options) {
      if (!knownOptions.has(option.key)) findings.push({ messageId: "unknown", data: { option: option.key }, range: option.range, subject });
    }
    const env = mount.option("env");
    if (env && isTooOld(tree, settings)) findings.push({ messageId: "oldSyntax", data: { syntax: syntaxOf(tree)!.value }, range: env.range, subject });
    return findings;
  });
}

/** `type=secrets`; what a variable gives cannot be known. What is written is not shown: it may be anything. */
function checkType({ kind, option }: RunMount): Finding[] {
  const type = kind === null ? option("type") : undefined;
  if (!type?.value || type.value.includes("$")) return [];
  return [{ messageId: "unknownType", data: {}, range: type.range, subject: "type" }];
}

function checkSyntax({ tree, runs }: TracedDockerfile): Finding[] {
  const syntax = syntaxOf(tree);
  const mountsSecret = [...runs.values()].some(({ mounts }) => mounts.some(({ kind }) => kind === "secret"));
  const isOld = mountsSecret && syntax && /docker\/dockerfile(-upstream)?:(\d+(\.\d+)?(\.\d+)?-)?experimental/.test(syntax.value);
  return isOld ? [{ messageId: "experimental", data: { syntax: syntax.value }, range: syntax.valueRange, subject: "syntax" }] : [];
}

function syntaxOf({ directives }: Dockerfile) {
  return directives.find(({ name }) => name === "syntax");
}

/** Whether `# syntax` names a release of Docker's frontend before 1.10. */
function isTooOld(tree: Dockerfile, settings: Settings): boolean {
  const syntax = syntaxOf(tree);
  return syntax !== undefined && /docker\/dockerfile(-upstream)?:[01]\.\d/.test(syntax.value) &&
    !allowsEnvironmentMount(tree, { ...settings, mountStyle: "auto" });
}
