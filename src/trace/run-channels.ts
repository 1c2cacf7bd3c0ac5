import type { Run, Stage } from "../parser/dockerfile/ast.ts";
import type { Channel } from "./channel.ts";
import { reachesImage, type Pass } from "./pass.ts";

/**
 * Where the text of a RUN can be read. Of a heredoc with a `#!` line BuildKit records only the first line, `<<EOF`: it is run
 * from a file of its own (EXPOSURE C04). Buildah writes it into the history like any other.
 */
export function runTextChannels(pass: Pass, stage: Stage, { interpreter }: Run): Channel[] {
  const isRecorded = interpreter === null || pass.input.settings.builder === "buildah";
  return [...(isRecorded && reachesImage(pass, stage) ? (["image.history"] as const) : []), "attestation.max", "repository"];
}
