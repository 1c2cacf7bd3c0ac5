import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const packageDirectory = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/**
 * A rolldown plugin that writes the licences of the packages in the bundle to `fileName`, as their
 * licences ask for.
 */
export function thirdPartyNotices(fileName) {
  return {
    name: "third-party-notices",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? Object.keys(chunk.modules) : []));
      const directories = new Set(modules.map((id) => packageDirectory.exec(id)?.[0]).filter(Boolean));
      const source = [...directories].sort().map(notice).join("\n");
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}

function notice(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : readFileSync(join(directory, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n\n${"-".repeat(80)}\n`;
}
