import { chmodSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig } from "rolldown";
import { thirdPartyNotices } from "./scripts/third-party-notices.mjs";

/** npm sets the bit on installation; a clone that runs `dist/cli.js` itself needs it at once. */
const executableCommand = {
  name: "executable-command",
  writeBundle({ dir }) {
    chmodSync(join(dir, "cli.js"), 0o755);
  },
};

/** Makes Node take the folder's files for CommonJS, though the package is of modules. */
const commonJsFolder = {
  name: "commonjs-folder",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "package.json", source: '{ "type": "commonjs" }\n' });
  },
};

/** Node reads a text of ASCII alone twice as fast, and keeps it in half the space. Other characters stand in literals only. */
const asciiText = {
  name: "ascii-text",
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === "chunk") file.code = file.code.replace(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    }
  },
};

/**
 * Chunks of what most runs never use. The others import them as if they always did, and load them when they first name
 * something of them, which nothing may do while it is itself loaded.
 */
const lateChunks = ["rewrites", "token-formats", "archives", "command-tables", "programs"];

const loadedLate = {
  name: "loaded-late",
  renderChunk(code) {
    return lateChunks.reduce((changed, chunk) => {
      const name = `require_${chunk.replaceAll("-", "_")}`;
      const importing = new RegExp(`^const ${name} = (require\\(.+\\));$`, "m");
      const [line, call] = importing.exec(changed) ?? [];
      if (line === undefined) return changed;
      const late = changed
        .replace(line, () => `let loaded_${name};\nconst ${name} = () => loaded_${name} ??= ${call};`)
        // In parentheses, as `new name().Class()` would make an object of the function.
        .replaceAll(`${name}.`, `(${name}()).`);
      // One use that is no property would get the function instead of the module.
      const uses = late.match(new RegExp(`\\b${name}\\b(?!\\(\\)\\)\\.)`, "g"));
      if (uses.length > 1) throw new Error(`${chunk} is used in a way that it cannot be loaded late for.`);
      return late;
    }, code);
  },
};

/**
 * What every run needs comes in few files, because each file costs a start about half a millisecond; what only some
 * runs need (configurations, reports, Compose) stays in files of its own.
 */
const startGroups = [
  { name: "rewrites", priority: 3, includeDependenciesRecursively: false, test: /src[\\/](?:fixes[\\/](?!messages\.ts$)|findings[\\/](?:[\w-]*mends|mounting|first-of)\.ts$)/ },
  { name: "programs", priority: 3, includeDependenciesRecursively: false, test: /src[\\/]trace[\\/]shell[\\/]code[\\/](?!interpreters\.ts$)/ },
  { name: "archives", priority: 3, includeDependenciesRecursively: false, test: /src[\\/]workspace[\\/]archives[\\/]/ },
  { name: "command-tables", priority: 3, includeDependenciesRecursively: false, test: /src[\\/]secrets[\\/]commands[\\/](?:credentials|written|revealed)[\\/]/ },
  { name: "token-formats", priority: 3, includeDependenciesRecursively: false, test: /node_modules[\\/]@secretlint[\\/]/ },
  { name: "dockerfile", priority: 1, test: /src[\\/]languages[\\/](?:dockerfile|allowances)\.ts$/ },
  {
    name: "lint",
    priority: 2,
    test: /src[\\/](?:cli[\\/](?:lint-command|report|formats[\\/]stylish)|workspace[\\/](?:workspace|files|gitignore)|findings[\\/]directives[\\/]comment|languages[\\/]failure)\.ts$/,
  },
];

const common = {
  platform: "node",
  external: ["eslint"],
  // Its build for Node asks for a variable of the environment at every token, a tenth of the time of a Compose file.
  resolve: { alias: { yaml: resolve("node_modules/yaml/browser/dist/index.js") } },
};

const output = {
  cleanDir: true,
  chunkFileNames: "chunks/[name]-[hash].js",
  // A start reads all of it, so it is short; stack traces keep the names of functions and classes.
  minify: { compress: true, mangle: { toplevel: true, keepNames: { function: true, class: true } }, codegen: true },
  comments: { legal: false },
};

/** The command, in CommonJS: Node starts it 15 ms earlier, as it needs no loader of modules. */
const command = defineConfig({
  ...common,
  input: { cli: "src/cli.ts", main: "src/cli/main.ts" },
  // Chunks import what stands in main.js.
  preserveEntrySignatures: "allow-extension",
  plugins: [thirdPartyNotices("THIRD-PARTY-NOTICES.txt"), loadedLate, asciiText, executableCommand, commonJsFolder],
  output: { ...output, dir: "dist", format: "cjs", codeSplitting: { groups: startGroups } },
});

/** The ESLint plugin and the programming interface. */
const library = defineConfig({
  ...common,
  input: { index: "src/index.ts" },
  // What the command loads only for some files, the plugin has at once: ESLint asks for it synchronously.
  checks: { ineffectiveDynamicImport: false },
  plugins: [thirdPartyNotices("THIRD-PARTY-NOTICES.txt")],
  output: { ...output, dir: "lib", format: "esm" },
});

export default [command, library];
