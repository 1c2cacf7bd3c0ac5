import { dockerfileVisitorKeys } from "../dockerfile/visitor-keys.ts";
import type { ComposeNode } from "./ast.ts";

const composeKeys: Readonly<Record<ComposeNode["type"], string[]>> = {
  ComposeFile: ["comments", "documents"],
  ComposeComment: [],
  ComposeDocument: ["name", "include", "services", "secrets", "configs", "extensions", "others"],
  ComposeService: [
    "name", "extends", "profiles", "image", "build", "user", "readOnly", "command", "entrypoint", "healthcheck", "hooks",
    "environment", "envFiles", "labels", "annotations", "secrets", "configs", "volumes", "tmpfs", "watch",
  ],
  ComposeBuild: [
    "context", "dockerfile", "inline", "target", "network", "args", "labels", "secrets", "ssh", "additionalContexts",
  ],
  ComposeInlineDockerfile: ["scalar", "dockerfile"],
  ComposeEntry: ["key", "value"],
  ComposeField: ["value"],
  ComposeCommand: ["elements", "script"],
  ComposeHook: ["command", "environment"],
  ComposeEnvFile: ["path", "required", "format"],
  ComposeSecretUse: ["source", "target", "uid", "gid", "mode"],
  ComposeVolume: ["source", "target"],
  ComposeExtends: ["service", "file"],
  ComposeWatch: ["action", "path", "target", "ignore"],
  ComposeDefinition: ["name", "file", "environment", "content", "externalName", "labels"],
  ComposeScalar: ["parts"],
  ComposeText: [],
  ComposeReference: ["operand"],
};

/**
 * For every type of node in a Compose file's tree, Dockerfiles and shell included, the fields that hold its children.
 * A node that aliases bring to several places is a child at each of them. The key of a `ComposeField`, which it may
 * share with its neighbours, is none of its children.
 */
export const composeVisitorKeys: Readonly<Record<string, string[]>> = { ...composeKeys, ...dockerfileVisitorKeys };
