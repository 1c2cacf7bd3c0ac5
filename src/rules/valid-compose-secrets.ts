import { declareUse, moveToBuild } from "../fixes/compose/secret-uses.ts";
import type { Rewrite } from "../fixes/rewrite.ts";
import type { ComposeDefinition } from "../parser/compose/ast.ts";
import { readsFile, readsValue, schemeOfFiles } from "../secrets/images.ts";
import type { ComposeUses, SecretUse, Trace } from "../trace/trace.ts";
import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

interface Options {
  /** Whether secrets that are not used and fields that Compose ignores are reported, too. */
  readonly thorough?: boolean;
}

/** Secrets of a Compose file that do not arrive where they are wanted. */
export const validComposeSecrets: Rule<Options> = {
  meta: {
    type: "problem",
    languages: ["compose"],
    docs: {
      description: "Require Compose secrets that are declared and given to what uses them",
      url: docsUrl("valid-compose-secrets"),
      recommended: "error",
    },
    messages: {
      undefined: "No file of this project declares the secret {{name}}, so Compose refuses to start. Declare it under the top-level secrets.",
      build: "The Dockerfile of {{service}} mounts {{name}} while it is built, but here only the running container is given it. Name it under build.secrets.",
      unused: "The secret {{name}} is declared but no service and no build uses it. Remove it, or name it where it belongs.",
      unmounted: "The build of {{service}} offers the secret {{name}}, but no RUN of its Dockerfile mounts it. Mount it with id={{name}}, or remove it here.",
      ignored: "Compose ignores uid, gid and mode of a secret that comes from a file: the container sees the owner and mode of the file itself. Set them on the file, or take the secret from the environment.",
      buildOwner: "Compose ignores uid, gid and mode under build.secrets. Write them on the mount in the Dockerfile.",
      path: "{{name}} gets the path itself as its value: {{image}} reads no file there. Use {{alternative}}.",
      declare: "Declare the secret {{name}}, from a variable.",
      offer: "Name {{name}} under build.secrets.",
    },
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        description: "What to report besides secrets that are missing.",
        properties: {
          thorough: { type: "boolean", description: "Report unused secrets, and fields and paths that have no effect." },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ thorough: false }],
    strictOptions: [{ thorough: true }],
  },
  check: (trace, { thorough = false }) => {
    const { compose } = trace;
    if (!compose) return [];
    return [
      ...compose.uses.flatMap((use) => checkUse(use, compose, trace)),
      ...(thorough ? [...compose.unused.map(unused), ...compose.uses.flatMap(checkFields), ...compose.services.flatMap(checkPaths)] : []),
    ];
  },
};

function checkUse(use: SecretUse, { complete }: ComposeUses, trace: Trace): Finding[] {
  const { source, service, forBuild, definition, mountedInBuild, offeredToBuild } = use;
  const data = { name: source.value, service: service.name.value };
  if (definition === null) {
    return complete && !source.value.includes("$") ? [withSuggestion(finding("undefined", data, source), "declare", declareUse(use, trace))] : [];
  }
  if (forBuild || mountedInBuild !== true || offeredToBuild) return [];
  return [withSuggestion(finding("build", data, source), "offer", moveToBuild(use, trace))];
}

function withSuggestion(finding: Finding, messageId: string, rewrite: Rewrite | null): Finding {
  return rewrite ? { ...finding, suggestions: [{ messageId, data: finding.data, rewrite }] } : finding;
}

function unused({ name }: ComposeDefinition): Finding {
  return finding("unused", { name: name.value }, name);
}

function checkFields({ use, source, service, forBuild, definition, mountedInBuild }: SecretUse): Finding[] {
  const findings: Finding[] = [];
  const owner = use.uid ?? use.gid ?? use.mode;
  if (owner && forBuild) findings.push(finding("buildOwner", {}, owner, source.value));
  else if (owner && definition?.file) findings.push(finding("ignored", {}, owner, source.value));
  const id = use.target ?? source;
  if (forBuild && mountedInBuild === false) findings.push(finding("unmounted", { name: id.value, service: service.name.value }, source));
  return findings;
}

/** `MYSQL_PASSWORD: /run/secrets/x`: the program takes the path for the password. */
function checkPaths({ image, environment }: ComposeUses["services"][number]): Finding[] {
  if (!image) return [];
  return environment.flatMap(({ key, value }): Finding[] => {
    if (!value || !/^\/run\/secrets\//.test(value.value)) return [];
    const name = key.value;
    if (!readsValue(image.value, name)) return [];
    const scheme = schemeOfFiles(image.value);
    const alternative = scheme === "" ? (readsFile(image.value, name) ?? "an entrypoint that reads the file") : `${scheme}${value.value}`;
    return [finding("path", { name, image: image.value, alternative }, value, name)];
  });
}

function finding(messageId: string, data: Record<string, string>, { range }: { readonly range: Finding["range"] }, subject = data["name"] ?? ""): Finding {
  return { messageId, data, range, subject };
}
