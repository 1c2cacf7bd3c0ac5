import type { BaseNode, Range } from "../node.ts";
import type { Dockerfile, DockerfileNode } from "../dockerfile/ast.ts";
import type { DockerfileDiagnostic } from "../dockerfile/diagnostics.ts";
import type { PositionMap } from "../position-map.ts";
import type { ShellScript } from "../shell/ast.ts";

/**
 * The whole file. What an alias or a merge brings to several places is one object in all of them and has the range of
 * the anchor's place, which then lies outside its parent's; every other child's range lies inside its parent's.
 */
export interface ComposeFile extends BaseNode {
  readonly type: "ComposeFile";
  /** Compose merges all of them, the later ones win. */
  readonly documents: readonly ComposeDocument[];
  readonly comments: readonly ComposeComment[];
}

/** From its `#` to the end of the line. */
export interface ComposeComment extends BaseNode {
  readonly type: "ComposeComment";
  /** The text behind the `#`. */
  readonly value: string;
}

/** One YAML document. */
export interface ComposeDocument extends BaseNode {
  readonly type: "ComposeDocument";
  readonly name: ComposeScalar | null;
  readonly services: readonly ComposeService[];
  readonly secrets: readonly ComposeDefinition[];
  readonly configs: readonly ComposeDefinition[];
  /** The paths of other Compose files. */
  readonly include: readonly ComposeScalar[];
  /** Every scalar below an `x-` field that no alias brought to one of the typed fields. */
  readonly extensions: readonly ComposeField[];
  /** Every other scalar that no typed field holds. */
  readonly others: readonly ComposeField[];
}

export interface ComposeService extends BaseNode {
  readonly type: "ComposeService";
  /** The key under `services`. */
  readonly name: ComposeScalar;
  readonly image: ComposeScalar | null;
  readonly build: ComposeBuild | null;
  readonly environment: readonly ComposeEntry[];
  readonly envFiles: readonly ComposeEnvFile[];
  /** The labels of the containers, and those of `deploy`. */
  readonly labels: readonly ComposeEntry[];
  readonly annotations: readonly ComposeEntry[];
  readonly command: ComposeCommand | null;
  readonly entrypoint: ComposeCommand | null;
  /** The `test` of a health check. */
  readonly healthcheck: ComposeCommand | null;
  /** `post_start` and `pre_stop`. */
  readonly hooks: readonly ComposeHook[];
  readonly secrets: readonly ComposeSecretUse[];
  readonly configs: readonly ComposeSecretUse[];
  readonly volumes: readonly ComposeVolume[];
  readonly extends: ComposeExtends | null;
  readonly profiles: readonly ComposeScalar[];
  readonly user: ComposeScalar | null;
  readonly readOnly: ComposeScalar | null;
  readonly tmpfs: readonly ComposeScalar[];
  /** What `develop` copies into running containers. */
  readonly watch: readonly ComposeWatch[];
}

/** The `build` of a service; in the short form only the context. */
export interface ComposeBuild extends BaseNode {
  readonly type: "ComposeBuild";
  readonly context: ComposeScalar | null;
  readonly dockerfile: ComposeScalar | null;
  readonly inline: ComposeInlineDockerfile | null;
  readonly target: ComposeScalar | null;
  readonly network: ComposeScalar | null;
  readonly args: readonly ComposeEntry[];
  readonly labels: readonly ComposeEntry[];
  readonly secrets: readonly ComposeSecretUse[];
  /** `default`, or an id and a path. */
  readonly ssh: readonly ComposeEntry[];
  readonly additionalContexts: readonly ComposeEntry[];
}

/** `dockerfile_inline`. */
export interface ComposeInlineDockerfile extends BaseNode {
  readonly type: "ComposeInlineDockerfile";
  readonly scalar: ComposeScalar;
  /**
   * The Dockerfile with the ranges of this file. It was read with `$$` as a dollar; a single `${NAME}`, which Compose
   * fills in before the build sees it, stays as written and so is a variable like the others. The `parts` of the scalar
   * tell the two apart, as does the text at a variable's range: it starts with `$$` where the build fills it in.
   */
  readonly dockerfile: Dockerfile;
  readonly diagnostics: readonly DockerfileDiagnostic[];
}

/** A name and a value: in environment, arguments, labels and the like. */
export interface ComposeEntry extends BaseNode {
  readonly type: "ComposeEntry";
  readonly form: "map" | "list";
  readonly key: ComposeScalar;
  /** Null for a lone name (`- NAME`, `NAME:`), whose value Compose takes from its own environment. */
  readonly value: ComposeScalar | null;
}

/** A scalar of a field that has no type of its own. */
export interface ComposeField extends BaseNode {
  readonly type: "ComposeField";
  /** Keys and list indices from the document down. */
  readonly path: readonly string[];
  /** The innermost key above the value. */
  readonly key: ComposeScalar;
  readonly value: ComposeScalar;
}

/** A command of a service, a health check or a hook. */
export interface ComposeCommand extends BaseNode {
  readonly type: "ComposeCommand";
  readonly form: "text" | "list";
  /** The first word of a health check's list; `CMD-SHELL` for its text form, null for what is no health check. */
  readonly kind: "CMD" | "CMD-SHELL" | "NONE" | null;
  /** The words behind `kind`; in text form the whole text. */
  readonly elements: readonly ComposeScalar[];
  /**
   * The text form, and the text behind CMD-SHELL, parsed when first asked for; else null. It was read with `$$` as a
   * dollar: the text at the range of a variable starts with `$$` where a shell fills it in, and else Compose does.
   * Only CMD-SHELL goes to a shell by itself; Compose splits other texts into words.
   */
  readonly script: ShellScript | null;
}

/** A command of `post_start` or `pre_stop`. */
export interface ComposeHook extends BaseNode {
  readonly type: "ComposeHook";
  readonly event: "post_start" | "pre_stop";
  readonly command: ComposeCommand | null;
  readonly environment: readonly ComposeEntry[];
}

export interface ComposeEnvFile extends BaseNode {
  readonly type: "ComposeEnvFile";
  readonly path: ComposeScalar | null;
  readonly required: ComposeScalar | null;
  readonly format: ComposeScalar | null;
}

/** A secret or a config that a service or a build uses. */
export interface ComposeSecretUse extends BaseNode {
  readonly type: "ComposeSecretUse";
  readonly form: "short" | "long";
  /** The name under the document's `secrets` or `configs`. */
  readonly source: ComposeScalar | null;
  /** The file in the container; in a build the id that the Dockerfile asks for, which is `source` where there is none. */
  readonly target: ComposeScalar | null;
  readonly uid: ComposeScalar | null;
  readonly gid: ComposeScalar | null;
  readonly mode: ComposeScalar | null;
}

export interface ComposeVolume extends BaseNode {
  readonly type: "ComposeVolume";
  readonly form: "short" | "long";
  /** `bind`, `volume`, `tmpfs`, …: as written in the long form, from the look of the source in the short one. */
  readonly kind: string | null;
  /** The path or the volume's name; null for an anonymous volume. */
  readonly source: ComposeScalar | null;
  /** The path in the container. */
  readonly target: ComposeScalar | null;
}

export interface ComposeExtends extends BaseNode {
  readonly type: "ComposeExtends";
  readonly service: ComposeScalar | null;
  /** Another Compose file; null for this one. */
  readonly file: ComposeScalar | null;
}

/** A rule of `develop.watch`. */
export interface ComposeWatch extends BaseNode {
  readonly type: "ComposeWatch";
  readonly action: ComposeScalar | null;
  readonly path: ComposeScalar | null;
  readonly target: ComposeScalar | null;
  readonly ignore: readonly ComposeScalar[];
}

/** An entry of the document's `secrets` or `configs`. */
export interface ComposeDefinition extends BaseNode {
  readonly type: "ComposeDefinition";
  /** The key under `secrets` or `configs`. */
  readonly name: ComposeScalar;
  readonly file: ComposeScalar | null;
  /** The variable that holds the value. */
  readonly environment: ComposeScalar | null;
  readonly content: ComposeScalar | null;
  /** Whether it is kept outside of this project. */
  readonly external: boolean;
  /** The `name` field: what it is called outside. */
  readonly externalName: ComposeScalar | null;
  readonly labels: readonly ComposeEntry[];
}

export type ComposeScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

/**
 * A YAML scalar, or a part of one, such as the value of `- NAME=value`. The range of a whole one has the quotes or the
 * block's header, that of a part has not.
 */
export interface ComposeScalar extends BaseNode {
  readonly type: "ComposeScalar";
  /** Escapes decoded and lines folded, variables not filled in; as written, so that 0644 stays "0644". */
  readonly value: string;
  readonly style: ComposeScalarStyle;
  /** Such as `!reset` or `!override`; null for none. */
  readonly tag: string | null;
  /** What the value says: runs of text and references to Compose's own variables. A key is one text. */
  readonly parts: readonly ComposePart[];
  /** Where the characters of `value` stand in the file. */
  readonly map: PositionMap;
  /** The range in the file of `value.slice(start, end)`; never outside of the scalar. */
  locate(start: number, end: number): Range;
}

export type ComposePart = ComposeText | ComposeReference;

/** Text with `$$` decoded to a dollar. A `${` that starts no reference, which Compose refuses, stays as it is. */
export interface ComposeText extends BaseNode {
  readonly type: "ComposeText";
  readonly value: string;
}

/** `$NAME` or `${NAME…}`, which Compose fills in from its own environment and `.env`. */
export interface ComposeReference extends BaseNode {
  readonly type: "ComposeReference";
  readonly name: string;
  /** Null for a plain reference. */
  readonly operator: ":-" | "-" | ":+" | "+" | ":?" | "?" | null;
  /** What stands behind the operator. */
  readonly operand: readonly ComposePart[];
}

export type ComposeNode =
  | ComposeFile | ComposeComment | ComposeDocument | ComposeService | ComposeBuild | ComposeInlineDockerfile
  | ComposeEntry | ComposeField | ComposeCommand | ComposeHook | ComposeEnvFile | ComposeSecretUse | ComposeVolume
  | ComposeExtends | ComposeWatch | ComposeDefinition | ComposeScalar | ComposePart;

/** All that a Compose file's tree can hold; shell nodes have types of their own, see `ShellNode`. */
export type ComposeTreeNode = ComposeNode | DockerfileNode;
