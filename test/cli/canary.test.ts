import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { formatNames } from "../../src/cli/formats/names.ts";
import { run } from "../../src/cli/run.ts";
import { rules } from "../../src/rules/index.ts";
import { canaryFiles, dockerfile, piecesIn, plain, token, word } from "./canaries.ts";
import { createProject, runIn } from "./io.ts";

/** Files with a secret in the configuration, in the baseline, and in what they are told from. */
const misuse: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a value in JSON that is none": { "dfsecret.config.json": `{ "settings": { "secretNames": [${plain}] } }` },
  "a value in a setting": { "dfsecret.config.json": JSON.stringify({ settings: { allow: { values: [plain] } } }) },
  "a value of the wrong type": { "dfsecret.config.json": JSON.stringify({ settings: { allow: [plain] }, extends: token }) },
  "a value as a severity": { "dfsecret.config.json": JSON.stringify({ rules: { "no-secret-env": word } }) },
  "a value as an option": { "dfsecret.config.json": JSON.stringify({ rules: { "no-secret-argv": ["error", { references: plain }] } }) },
  "a value in package.json": { "package.json": `{ "dfsecret": ${plain} }` },
  "a value in the baseline": { "known.json": `{ "version": 1, "findings": [{ "rule": "${plain}", "count": "${token}" }] }` },
  "a baseline that is none": { "known.json": `${plain}` },
};

describe("no output has any six characters of a secret", () => {
  let root: string;
  let found: ReadonlySet<string>;
  let firstFiles: ReadonlySet<string>;

  beforeAll(async () => {
    root = createProject(canaryFiles);
    firstFiles = new Set(filesIn(root));
    const { stdout } = await runIn(root, ["--strict", "-f", "json"]);
    const results = JSON.parse(stdout) as { messages: { ruleId: string | null }[] }[];
    found = new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId?.split("/")[1] ?? "")));
  });

  test("the files have findings of every rule", () => {
    expect(Object.keys(rules).filter((name) => !found.has(name))).toEqual([]);
  });

  test("the search finds what it should", () => {
    expect(piecesIn(dockerfile).length).toBeGreaterThan(100);
    expect(piecesIn("ENV API_TOKEN=***")).toEqual([]);
  });

  const argvs = [
    ...formatNames.flatMap((format) => [["-f", format], ["-f", format, "--strict"]]),
    ["--strict", "--color"],
    ["--print-config", "Dockerfile"],
    ["--init"],
    ["--list-rules"],
    ["--strict", "-f", "sarif=out/a.sarif", "-f", "json=out/a.json", "-f", "gitlab=out/a.gitlab", "-f", "junit=out/a.xml", "-f", "checkstyle=out/b.xml"],
    ["--strict", "--baseline", "known.json", "--update-baseline"],
    ["--strict", "--baseline", "known.json"],
    ["--baseline", "known.json", "broken"],
    ...Object.keys(rules).map((name) => ["--explain", name]),
    ["--stdin", "--stdin-filename", "x/Dockerfile", "--strict"],
    ["--stdin", "--stdin-filename", "compose.yaml"],
    ["--files-from", "-"],
    ["--diff"],
    ["--diff", "--strict", "--color"],
  ];

  test.each(argvs.map((argv) => [argv]))("%j", async (argv) => {
    const { stdout, stderr } = await runIn(root, argv, dockerfile, true);
    expect(piecesIn(stdout + stderr)).toEqual([]);
  });

  test("nor has any file that is written", () => {
    const written = filesIn(root).filter((file) => !firstFiles.has(file));
    expect(written.length).toBeGreaterThan(5);
    for (const file of written) expect([file, piecesIn(readFileSync(join(root, file), "utf8"))]).toEqual([file, []]);
  });

  test.each(Object.entries(misuse))("%s", async (_what, wrong) => {
    const project = createProject({ ".git/": "", Dockerfile: "FROM scratch\n", ...wrong });
    for (const argv of [["."], ["--baseline", "known.json"], ["--baseline", "known.json", "--update-baseline"], ["--print-config", "Dockerfile"], ["--fix-suggestions"]]) {
      const { stdout, stderr } = await runIn(project, argv);
      expect(piecesIn(stdout + stderr)).toEqual([]);
    }
  });
});

/** Code of somebody else that fails with what it was given in its error, or has it in its own text. */
const meta = '{ type: "problem", languages: ["dockerfile", "compose"], docs: { description: "x", url: "x", recommended: "error" }, messages: {}, schema: [] }';
const failing: Readonly<Record<string, readonly [code: string, argv: readonly string[], reported: string]>> = {
  "a rule that fails": [
    `export default { plugins: { own: { rules: { x: { meta: ${meta}, check: (trace) => { throw new Error(trace.text); } } } } }, rules: { "own/x": "error" } };`,
    ["--config", "code.mjs"],
    "The rule own/x failed on this file",
  ],
  "a configuration that fails": [`throw new Error("${plain}");`, ["--config", "code.mjs"], "code.mjs: cannot be loaded"],
  "a configuration that does not parse": [`export default "${plain};`, ["--config", "code.mjs"], "code.mjs: cannot be loaded"],
  "a formatter that fails": [`export default () => { throw new Error("${plain}"); };`, ["--format", "./code.mjs"], "The formatter ./code.mjs failed"],
};

describe("what fails does not tell what it was about", () => {
  test.each(Object.entries(failing))("%s", async (_what, [code, argv, reported]) => {
    const outcome = await runIn(createProject({ ".git/": "", Dockerfile: dockerfile, "code.mjs": code }), argv);
    expect(outcome.code).toBe(2);
    expect(outcome.stdout + outcome.stderr).toContain(reported);
    expect(piecesIn(outcome.stdout + outcome.stderr)).toEqual([]);
  });

  test("an error that nobody has thought of", async () => {
    let told = "";
    const code = await run(["--list-rules"], {
      cwd: ".",
      env: {},
      stdin: Readable.from([]),
      stdout: { write: () => { throw new TypeError(`cannot write ${plain}`); } },
      stderr: { write: (text) => (told += text) },
      importModule: (url) => import(url),
    });
    expect(code).toBe(2);
    expect(told).toMatch(/^dfsecret-lint: failed \(TypeError at .+\)\. Please report this\.\n$/);
    expect(piecesIn(told)).toEqual([]);
  });
});

describe("--fix-suggestions", () => {
  const mendable = {
    ".git/": "",
    ".gitignore": ".env\n.npmrc\n",
    ".npmrc": `//registry.npmjs.org/:_authToken=${token}\n`,
    ".env": `API_TOKEN=${plain}\n`,
    Dockerfile: `FROM node:22
WORKDIR /app
ARG NPM_TOKEN=${token}
ENV DATABASE_URL=postgres://app:${plain}@db/app DB_PASSWORD="${word}"
COPY .npmrc package.json ./
RUN npm ci --//registry.example.com/:_authToken=$NPM_TOKEN && rm .npmrc
RUN curl -u admin:${plain} https://example.com/a -o /a
RUN git clone https://x:${token}@github.com/acme/private.git /src
RUN ./migrate --url "$DATABASE_URL" --password "$DB_PASSWORD"
COPY . .
`,
    "package.json": "{}\n",
    "compose.yaml": `services:
  db:
    image: postgres:17
    environment:
      POSTGRES_PASSWORD: ${plain}
      OTHER_TOKEN: "${token}"
`,
  };

  test("leaves none in what it says, in what it rewrites, or beside it", async () => {
    const root = createProject(mendable);
    const { code, stdout, stderr } = await runIn(root, ["--fix-suggestions", "--strict"]);
    expect([code, stderr]).toEqual([expect.any(Number), expect.stringMatching(/Dockerfile: \d+ rewrites/)]);
    expect(piecesIn(stdout + stderr)).toEqual([]);
    expect(filesIn(root)).toEqual([".dockerignore", ".env", ".gitignore", ".npmrc", "Dockerfile", "compose.yaml", "package.json"]);
    for (const name of filesIn(root).filter((name) => name !== ".env" && name !== ".npmrc")) {
      expect([name, piecesIn(readFileSync(join(root, name), "utf8"))]).toEqual([name, []]);
    }
  });

  test("writes none anywhere else, where not all can be mended", async () => {
    const root = createProject(canaryFiles);
    const before = new Map(filesIn(root).map((name) => [name, piecesIn(readFileSync(join(root, name), "utf8"))]));
    const { stdout, stderr } = await runIn(root, ["--fix-suggestions"]);
    expect(stderr).toMatch(/\d+ rewrites/);
    expect(piecesIn(stdout + stderr)).toEqual([]);
    for (const name of filesIn(root)) {
      const added = piecesIn(readFileSync(join(root, name), "utf8")).filter((piece) => before.get(name)?.includes(piece) !== true);
      expect([name, added]).toEqual([name, []]);
    }
  });
});

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
