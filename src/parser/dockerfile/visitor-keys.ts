import { shellVisitorKeys } from "../shell/visitor-keys.ts";
import type { DockerfileNode } from "./ast.ts";

const PAIRS = ["keyword", "flags", "pairs"];
const TRANSFER = ["keyword", "flags", "sources", "destination", "heredocs"];
const COMMAND = ["keyword", "flags", "elements", "script"];
const TEXT = ["keyword", "flags", "value"];
const WORDS = ["keyword", "flags", "words"];

const dockerfileKeys: Readonly<Record<DockerfileNode["type"], string[]>> = {
  Dockerfile: ["directives", "comments", "preamble", "stages"],
  ParserDirective: [],
  Comment: [],
  Stage: ["instructions"],
  // `image` and `alias` are among the words.
  From: WORDS,
  Arg: PAIRS,
  Env: PAIRS,
  Label: PAIRS,
  Run: [...COMMAND, "heredocs"],
  Cmd: COMMAND,
  Entrypoint: COMMAND,
  Healthcheck: COMMAND,
  Copy: TRANSFER,
  Add: TRANSFER,
  Maintainer: TEXT,
  User: TEXT,
  Workdir: TEXT,
  Stopsignal: TEXT,
  Expose: WORDS,
  Volume: WORDS,
  ShellInstruction: ["keyword", "flags", "elements"],
  Onbuild: ["keyword", "flags", "trigger"],
  UnknownInstruction: ["keyword", "flags"],
  Keyword: [],
  KeyValue: ["key", "value"],
  ExecElement: [],
  Flag: ["mount"],
  Mount: ["options"],
  MountOption: [],
  Heredoc: ["references"],
  Word: ["parts"],
  WordText: [],
  VariableReference: ["operand", "replacement"],
};

/** For every type of node in a Dockerfile's tree, shell included, the fields that hold its children. */
export const dockerfileVisitorKeys: Readonly<Record<string, string[]>> = { ...dockerfileKeys, ...shellVisitorKeys };
