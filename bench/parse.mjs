// Reads and parses every Dockerfile of a directory with our own parser, and does nothing else.
import { readFileSync } from "node:fs";
import { parseDockerfile } from "../lib/index.js";
import { dockerfilesIn } from "./files.mjs";
import { parseAll } from "./measure.mjs";

let scripts = 0;
for (const path of dockerfilesIn(process.argv[2])) scripts += parseAll(parseDockerfile, readFileSync(path, "utf8"));
console.log(scripts);
