import type { ProofCase } from "../proof-case.ts";
import { argumentCases } from "./arguments.ts";
import { commandCases } from "./commands.ts";
import { environmentCases } from "./environment.ts";
import { fileCases } from "./files.ts";
import { metadataCases } from "./metadata.ts";
import { mountCases } from "./mounts.ts";

/** In the order of the page. */
export const proofCases: readonly ProofCase[] =
  [...argumentCases, ...environmentCases, ...fileCases, ...commandCases, ...metadataCases, ...mountCases];
