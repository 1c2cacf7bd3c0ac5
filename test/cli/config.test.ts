import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { editorSchema } from "../../src/cli/config/config-schema.ts";
import { canary, clean, createProject, leaking, runIn } from "./io.ts";

const json = (value: unknown) => JSON.stringify(value);

interface JsonResult {
  readonly messages: readonly { readonly ruleId: string | null; readonly severity: number }[];
}
/** What is reported, as «severity rule», in every file. */
async function reported(root: string, argv: readonly string[] = []): Promise<string[]> {
  const { stdout, stderr } = await runIn(root, [...argv, "--format", "json"]);
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as JsonResult[]).flatMap(({ messages }) => messages.map(({ ruleId, severity }) => `${severity} ${ruleId?.split("/")[1]}`));
}

describe("a configuration is found", () => {
  const warn = { rules: { "dfsecret/no-secret-env": "warn" } };
  test.each([
    ["beside the file", { "dfsecret.config.json": json(warn), Dockerfile: leaking }],
    ["above it", { "dfsecret.config.json": json(warn), "a/b/Dockerfile": leaking }],
    ["in package.json", { "package.json": json({ name: "x", dfsecret: warn }), "a/Dockerfile": leaking }],
    ["past a package.json without the field", { "dfsecret.config.json": json(warn), "a/package.json": json({ name: "x" }), "a/Dockerfile": leaking }],
    ["past a broken package.json without the field", { "dfsecret.config.json": json(warn), "a/package.json": "{", "a/Dockerfile": leaking }],
    ["the nearest one alone", { "dfsecret.config.json": json({ rules: { "no-secret-env": "off" } }), "a/dfsecret.config.json": json(warn), "a/Dockerfile": leaking }],
    ["the file before the field", { "dfsecret.config.json": json(warn), "package.json": json({ dfsecret: { rules: { "no-secret-env": "off" } } }), Dockerfile: leaking }],
    ["with a byte order mark", { "dfsecret.config.json": `\uFEFF${json(warn)}`, Dockerfile: leaking }],
  ])("%s", async (_what, files) => {
    expect(await reported(createProject({ ".git/": "", ...files }))).toEqual(["1 no-secret-env"]);
  });

  test("not above the repository's root", async () => {
    const root = createProject({ "dfsecret.config.json": json(warn), "project/.git/": "", "project/Dockerfile": leaking });
    expect(await reported(join(root, "project"))).toEqual(["2 no-secret-env"]);
  });

  test("for standard input by its name", async () => {
    const root = createProject({ ".git/": "", "a/dfsecret.config.json": json(warn) });
    expect((await runIn(root, ["--stdin", "--stdin-filename", "a/Dockerfile"], leaking)).code).toBe(0);
    expect((await runIn(root, ["--stdin"], leaking)).code).toBe(1);
  });

  test("unless --no-config says not to", async () => {
    expect(await reported(createProject({ ".git/": "", "dfsecret.config.json": json(warn), Dockerfile: leaking }), ["--no-config"])).toEqual(["2 no-secret-env"]);
  });
});

describe("what a configuration says", () => {
  const run = (config: unknown, argv: readonly string[] = [], files: Readonly<Record<string, string>> = {}) =>
    reported(createProject({ ".git/": "", "dfsecret.config.json": json(config), Dockerfile: `${leaking}ENV POSTGRES_PASSWORD=changeme\n`, ...files }), argv);
  const asIs = ["2 no-secret-env", "1 no-default-password"];

  test.each([
    ["nothing", {}, [], asIs],
    ["extends strict", { extends: "strict" }, [], ["2 no-secret-env", "2 no-default-password"]],
    ["--strict comes before extends", { extends: "recommended" }, ["--strict"], ["2 no-secret-env", "2 no-default-password"]],
    ["rules by their short names", { rules: { "no-secret-env": "off", "no-default-password": 2 } }, [], ["2 no-default-password"]],
    ["--rule comes before rules", { rules: { "no-secret-env": "off" } }, ["--rule", "no-secret-env: warn"], ["1 no-secret-env", "1 no-default-password"]],
    ["--rule in JSON", {}, ["--rule", 'dfsecret/no-secret-env: ["off"]', "--rule", "no-default-password:0"], []],
    ["settings", { settings: { allow: { names: ["API_TOKEN"] } } }, [], ["1 no-default-password"]],
    ["an override for other files", { overrides: [{ files: ["api/"], rules: { "no-secret-env": "off" } }] }, [], asIs],
    ["an override for these files", { overrides: [{ files: ["Dockerfile"], rules: { "no-secret-env": "warn" }, settings: { allow: { names: ["POSTGRES_PASSWORD"] } } }] }, [], ["1 no-secret-env"]],
    ["the last override", { overrides: [{ files: ["*"], rules: { "no-secret-env": "off" } }, { files: ["/Dockerfile"], rules: { "no-secret-env": "warn" } }] }, [], ["1 no-secret-env", "1 no-default-password"]],
  ])("%s", async (_what, config, argv, expected) => {
    expect(await run(config, argv)).toEqual(expected);
  });

  test("ignores leave out what is found, and tell what is named", async () => {
    const root = createProject({ ".git/": "", "dfsecret.config.json": json({ ignores: ["test/", "!test/keep"] }), "test/Dockerfile": leaking, Dockerfile: clean });
    expect(await reported(root)).toEqual([]);
    expect(await runIn(root, ["test/Dockerfile"])).toEqual({ code: 0, stdout: "", stderr: "dfsecret-lint: test/Dockerfile: left out, as dfsecret.config.json ignores it.\n" });
  });
});

describe("--config", () => {
  const rule = `{ meta: { type: "problem", languages: ["dockerfile"], docs: { description: "Disallow x", url: "", recommended: false }, messages: { x: "No {{what}}." }, schema: [] },
    check: (trace) => [{ messageId: "x", data: { what: "scratch" }, range: [0, 4], subject: "scratch" }] }`;
  const root = createProject({
    ".git/": "",
    Dockerfile: clean,
    "dfsecret.config.json": json({ rules: { nonsense: 1 } }),
    "ci/off.json": json({ rules: { "no-secret-env": "off" }, ignores: ["/other"] }),
    "ci/plugin.mjs": `export default { plugins: { mine: { rules: { "no-scratch": ${rule} } } }, rules: { "mine/no-scratch": "error" } };\n`,
    "ci/old.cjs": "module.exports = { rules: { 'no-secret-env': 'off' } };\n",
    "ci/plugins.json": json({ plugins: {} }),
    "ci/throws.mjs": `throw new Error("${canary}");\n`,
    "ci/wrong.mjs": "export default { plugins: { mine: { rules: { x: {} } } } };\n",
    "ci/none.mjs": "export default { plugins: { mine: { rule: {} } } };\n",
    "ci/languages.mjs": "export default { plugins: { mine: { rules: { x: { meta: { docs: {}, messages: {}, schema: [] }, check() {} } } } } };\n",
    "ci/check.mjs": "export default { plugins: { mine: { rules: { x: { meta: { docs: {}, messages: {}, languages: [], schema: [] }, create() {} } } } } };\n",
  });

  test("is taken instead of what would be found, and may be code with rules of its own", async () => {
    expect(await reported(root, ["-c", "ci/off.json"])).toEqual([]);
    expect(await reported(root, ["-c", "ci/old.cjs"])).toEqual([]);
    expect(await reported(root, ["-c", "ci/plugin.mjs"])).toEqual(["2 no-scratch"]);
    expect(await reported(root, ["-c", "ci/plugin.mjs", "--rule", "mine/no-scratch: warn"])).toEqual(["1 no-scratch"]);
  });

  test.each([
    ["ci/lost.json", /^dfsecret-lint: ci\/lost\.json: no such file or directory\.\n$/],
    ["ci/lost.mjs", /^dfsecret-lint: ci\/lost\.mjs: cannot be loaded \(ERR_MODULE_NOT_FOUND\)\.\n$/],
    ["ci/throws.mjs", /^dfsecret-lint: ci\/throws\.mjs: cannot be loaded \(Error at [^\n]*\)\.\n$/],
    ["ci/wrong.mjs", /^dfsecret-lint: ci\/wrong\.mjs: plugins\.mine: x is no rule: meta should be an object\.\n$/],
    ["ci/none.mjs", /: plugins\.mine: a plugin has rules\.\n$/],
    ["ci/languages.mjs", /: plugins\.mine: x is no rule: meta\.languages should be an array\.\n$/],
    ["ci/check.mjs", /: plugins\.mine: x is no rule: check should be a function\.\n$/],
    ["ci/plugins.json", /^dfsecret-lint: ci\/plugins\.json: plugins: only code that --config names may have plugins\.\n$/],
  ])("%s is told in one line", async (path, message) => {
    const { code, stdout, stderr } = await runIn(root, ["-c", path]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(canary);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

describe("what is wrong is told in one line with its place, and without its value", () => {
  test.each([
    ["an unknown key", { rulez: {} }, 'there is no key "rulez" here, but "$schema", "extends", "rules", "settings", "ignores", "overrides" or "plugins".'],
    ["a wrong extends", { extends: canary }, 'extends: should be "recommended" or "strict".'],
    ["an unknown rule", { rules: { "no-secrets": "error" } }, 'rules."no-secrets": there is no such rule; see dfsecret-lint --list-rules.'],
    ["a rule of another namespace", { rules: { "other/no-secret-env": "error" } }, 'rules."other/no-secret-env": there is no such rule; see dfsecret-lint --list-rules.'],
    ["a wrong severity", { rules: { "no-secret-env": canary } }, 'rules."no-secret-env": the severity has to be "off", "warn", "error", 0, 1 or 2.'],
    ["an option too many", { rules: { "no-secret-env": ["error", { a: 1 }] } }, 'rules."no-secret-env": options: should NOT have more than 0 items.'],
    ["a wrong option", { rules: { "no-secret-argv": ["error", { references: canary }] } }, 'rules."no-secret-argv": options.references: should be boolean.'],
    ["an unknown option", { rules: { "no-secret-argv": ["error", { reference: canary }] } }, 'rules."no-secret-argv": options: there is no key "reference" here, but "references".'],
    ["a wrong setting", { settings: { allow: { values: [canary] } } }, 'settings: Key "allow.values[0]": Expected a SHA-256 in 64 lower-case hex digits.'],
    ["an override without files", { overrides: [{ rules: {} }] }, 'overrides[0]: there is no "files".'],
    ["a wrong override", { overrides: [{ files: ["a"] }, { files: ["a"], rules: { x: 1 } }] }, 'overrides[1].rules."x": there is no such rule; see dfsecret-lint --list-rules.'],
    ["a pattern that is none", { ignores: ["a", "[z-"] }, "ignores[1]: is no pattern of .gitignore."],
    ["plugins in data", { plugins: {} }, "plugins: only code that --config names may have plugins."],
    ["no object", [canary], "should be object."],
  ])("%s", async (_what, config, message) => {
    const root = createProject({ ".git/": "", "a/dfsecret.config.json": json(config), "a/Dockerfile": clean });
    expect(await runIn(root, [])).toEqual({ code: 2, stdout: "", stderr: `dfsecret-lint: a/dfsecret.config.json: ${message}\n` });
    const inPackage = createProject({ ".git/": "", "package.json": json({ dfsecret: config }), Dockerfile: clean });
    expect((await runIn(inPackage, [])).stderr).toBe(`dfsecret-lint: package.json: dfsecret: ${message}\n`);
  });

  test.each([
    [`{ "rules": ${canary} }`, "line 1, column 12"],
    [`{\n  "rules": {},\n  "settings": "${canary}\n}`, "line 3, column 36"],
    [`{ "ignores": ["a",] }`, "line 1, column 19"],
    [`{ "ignores": [`, "line 1, column 15"],
    ["", "line 1, column 1"],
    [`{} ${canary}`, "line 1, column 4"],
  ])("JSON that is none: %j", async (text, place) => {
    const root = createProject({ ".git/": "", "dfsecret.config.json": text, Dockerfile: clean });
    expect(await runIn(root, [])).toEqual({ code: 2, stdout: "", stderr: `dfsecret-lint: dfsecret.config.json: is not valid JSON (${place}).\n` });
  });

  test.each([
    ["no-secret-env", "--rule takes 'RULE: SEVERITY'"],
    ["no-secret-env: often", '--rule no-secret-env: the severity has to be "off", "warn", "error", 0, 1 or 2.\n'],
    ["no-secret-env: often times", "--rule takes"],
    ["no-secrets: warn", "--rule no-secrets: there is no such rule; see dfsecret-lint --list-rules.\n"],
    ["no-secret-argv: [error, {\"x\": 1}]", "--rule no-secret-argv: options: there is no key \"x\" here, but \"references\".\n"],
  ])("--rule %j", async (rule, message) => {
    const { code, stderr } = await runIn(createProject({}), ["--rule", rule]);
    expect(code).toBe(2);
    expect(stderr.startsWith(`dfsecret-lint: ${message}`)).toBe(true);
  });
});

describe("--print-config and --init", () => {
  test("--print-config shows what holds for a file", async () => {
    const root = createProject({ ".git/": "", "dfsecret.config.json": json({ overrides: [{ files: ["api/"], rules: { "no-secret-argv": ["warn", { references: true }] } }] }) });
    const { stdout, code } = await runIn(root, ["--print-config", "api/Dockerfile", "--rule", "no-secret-env: off"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: join("api", "Dockerfile"),
      configuration: "dfsecret.config.json",
      extends: "recommended",
      ignored: false,
      settings: { builder: "buildkit" },
      rules: { "dfsecret/no-secret-env": ["off"], "dfsecret/no-secret-argv": ["warn", { references: true }], "dfsecret/no-secret-arg": ["error"] },
    });
  });

  test.each([["."], ["api"], ["api/"]])("--print-config refuses the directory %s", async (path) => {
    const shown = path.replace("/", "");
    expect(await runIn(createProject({ "api/": "" }), ["--print-config", path])).toEqual({ code: 2, stdout: "", stderr: `dfsecret-lint: --print-config takes a file, and ${shown} is a directory.\n` });
  });

  test("--init writes a configuration that works, once", async () => {
    const root = createProject({ ".git/": "", Dockerfile: leaking });
    expect(await runIn(root, ["--init"])).toEqual({ code: 0, stdout: "Wrote dfsecret.config.json.\n", stderr: "" });
    expect(await reported(root)).toEqual(["2 no-secret-env"]);
    expect(await runIn(root, ["--init"])).toEqual({ code: 2, stdout: "", stderr: "dfsecret-lint: dfsecret.config.json: exists already.\n" });
  });
});

describe("the schema for editors", () => {
  const schema = editorSchema();
  const validate = new Ajv({ strict: false }).compile(schema);

  test("is the one in the package; npm run schema writes it", () => {
    expect(JSON.parse(readFileSync("schema/config.schema.json", "utf8"))).toEqual(JSON.parse(json(schema)));
  });

  test.each([
    [{ extends: "strict", rules: { "dfsecret/no-secret-env": "warn", "no-secret-argv": [2, { references: true }] }, ignores: ["a"] }, true],
    [{ settings: { builder: "classic", allow: { names: ["A"] } }, overrides: [{ files: ["a"], settings: { files: false } }] }, true],
    [{ rules: { "no-secrets": "warn" } }, false],
    [{ rules: { "no-secret-argv": ["error", { reference: true }] } }, false],
    [{ overrides: [{ rules: {} }] }, false],
    [{ settings: { builder: "other" } }, false],
    [{ plugins: {} }, false],
  ])("%j: %s", (config, valid) => {
    expect(validate(config)).toBe(valid);
  });
});
