// Reads and parses every Dockerfile of a directory with dockerfile-ast, and does nothing else.
import { readFileSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";
import { dockerfilesIn } from "./files.mjs";

let instructions = 0;
for (const path of dockerfilesIn(process.argv[2])) instructions += DockerfileParser.parse(readFileSync(path, "utf8")).getInstructions().length;
console.log(instructions);
