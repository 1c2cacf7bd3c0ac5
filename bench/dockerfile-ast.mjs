// Reads and parses every file of a directory with dockerfile-ast, and does nothing else.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";

const [directory] = process.argv.slice(2);
let instructions = 0;
for (const name of readdirSync(directory, { recursive: true })) {
  if (!name.endsWith("Dockerfile")) continue;
  instructions += DockerfileParser.parse(readFileSync(join(directory, name), "utf8")).getInstructions().length;
}
console.log(instructions);
