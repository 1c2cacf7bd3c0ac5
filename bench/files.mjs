import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateDockerfiles } from "./generate.mjs";

const filesPerDirectory = 10;

/** The Dockerfiles below a directory, in order. */
export function dockerfilesIn(directory) {
  return readdirSync(directory, { recursive: true }).filter((name) => /(?:^|[/\\.])Dockerfile$/.test(name)).sort().map((name) => join(directory, name));
}

/** Writes so many Dockerfiles with what they copy, ten to a project; returns the directory. */
export function writeProjects(directory, count) {
  let index = 0;
  for (const text of generateDockerfiles(count)) {
    const project = join(directory, `project-${Math.floor(index / filesPerDirectory)}`);
    if (index % filesPerDirectory === 0) writeContext(project);
    writeFileSync(join(project, `service-${index++}.Dockerfile`), text);
  }
  return directory;
}

/** What the COPYs of the generated files take. */
function writeContext(project) {
  mkdirSync(join(project, "src"), { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "private": true }\n');
  writeFileSync(join(project, "package-lock.json"), '{ "lockfileVersion": 3 }\n');
  writeFileSync(join(project, "src", "index.js"), 'console.log("ready");\n');
  writeFileSync(join(project, ".dockerignore"), "node_modules\n.git\n**/.env\n");
}
