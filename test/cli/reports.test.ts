import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { default as AjvDraft04 } from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { createProject, leaking, runIn } from "./io.ts";

const require = createRequire(import.meta.url);
const readSchema = (name: string) => readFileSync(join(import.meta.dirname, "schemas", name), "utf8");

const files = {
  ".git/": "",
  "api/Dockerfile": `${leaking}ENV POSTGRES_PASSWORD=changeme\n`,
  "broken/Dockerfile": "FROM scratch\nNONSENSE x\n",
  "clean/Dockerfile": "FROM scratch\n",
  "silent/Dockerfile": leaking.replace("ENV", "# dfsecret-disable-next-line dfsecret/no-secret-env -- \"known\" & <accepted>\nENV"),
  "odd/Dockerfile.a b%,:\"<&>\u0007é": leaking,
  "odd/Dockerfile.empty": "",
};
const root = createProject(files);
const output = async (format: string, argv: readonly string[] = ["."]) => (await runIn(root, [...argv, "--format", format])).stdout;

describe("sarif", () => {
  // The schema's own pattern for languages is no regular expression with the flag u.
  const ajv = new (AjvDraft04 as unknown as typeof Ajv)({ strict: false, unicodeRegExp: false });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const validate: ValidateFunction = ajv.compile(
    JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8")) as object);

  interface Log {
    readonly runs: readonly [{
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string; readonly markdown?: string }; readonly helpUri: string; readonly properties: Readonly<Record<string, unknown>> }[] } };
      readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
      readonly results: readonly {
        readonly ruleId?: string;
        readonly ruleIndex?: number;
        readonly level: string;
        readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } } }];
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly suppressions?: readonly unknown[];
      }[];
    }];
  }
  const log = async (argv?: readonly string[]) => JSON.parse(await output("sarif", argv)) as Log;

  test.each([[["."]], [["clean"]], [["lost/Dockerfile"]]])("is valid for %j", async (argv) => {
    const valid = validate(await log(argv));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test("tells what went wrong", async () => {
    expect((await log(["clean"])).runs[0].invocations[0].executionSuccessful).toBe(true);
    expect((await log(["broken"])).runs[0].invocations[0].executionSuccessful).toBe(false);
    expect((await log(["lost/Dockerfile"])).runs[0].invocations[0].executionSuccessful).toBe(false);
  });

  test("describes each rule with help, its page and a severity", async () => {
    const { rules } = (await log(["clean"])).runs[0].tool.driver;
    expect(rules.length).toBeGreaterThan(15);
    for (const { help, helpUri } of rules) {
      expect(help.text).not.toBe("");
      expect(help.markdown).toMatch(/^# dfsecret\//);
      expect(help.markdown).not.toMatch(/<!--|\]\((?!https:)/);
      expect(helpUri).toMatch(/^https:\/\/.*\/docs\/rules\/[a-z-]+\.md$/);
    }
    expect(rules.find(({ id }) => id === "dfsecret/no-secret-env")?.properties["security-severity"]).toBe("8.0");
    expect(rules.find(({ id }) => id === "dfsecret/no-default-password")?.properties["security-severity"]).toBe("5.0");
  });

  test("has results with places in the repository, and what is suppressed", async () => {
    const [run] = (await log()).runs;
    const found = run.results.map(({ ruleId, level, locations: [{ physicalLocation }], suppressions }) =>
      [physicalLocation.artifactLocation.uri, physicalLocation.region.startLine, level, ruleId, suppressions?.length ?? 0]);
    expect(found).toContainEqual(["api/Dockerfile", 2, "error", "dfsecret/no-secret-env", 0]);
    expect(found).toContainEqual(["api/Dockerfile", 3, "warning", "dfsecret/no-default-password", 0]);
    expect(found).toContainEqual(["silent/Dockerfile", 3, "error", "dfsecret/no-secret-env", 1]);
    expect(found).toContainEqual(["odd/Dockerfile.a%20b%25%2C%3A%22%3C%26%3E%07%C3%A9", 2, "error", "dfsecret/no-secret-env", 0]);
    for (const { ruleId, ruleIndex } of run.results) {
      if (ruleId !== undefined) expect(run.tool.driver.rules[ruleIndex!]?.id).toBe(ruleId);
    }
  });

  test("recognizes a finding when lines shift and when the value changes, and tells equal ones apart", async () => {
    const scratch = createProject({ ".git/": "" });
    const prints = async (text: string) => {
      writeFileSync(join(scratch, "Dockerfile"), text);
      const { runs: [run] } = JSON.parse((await runIn(scratch, ["-f", "sarif"])).stdout) as Log;
      return run.results.map(({ partialFingerprints }) => partialFingerprints["primaryLocationLineHash"]);
    };
    const before = await prints(leaking + leaking.slice(leaking.indexOf("ENV")));
    expect(new Set(before).size).toBe(2);
    expect(await prints(`# one\n# two\n${leaking}\n\n${leaking.slice(leaking.indexOf("ENV")).replace("q7Vd", "z9Kp")}`)).toEqual(before);
    expect(await prints(leaking.replaceAll("API_TOKEN", "NPM_TOKEN"))).not.toContain(before[0]);
  });
});

describe("gitlab", () => {
  const validate = new Ajv().compile(JSON.parse(readSchema("gitlab-code-quality.json")) as object);

  test("is valid, with a fingerprint of its own for each finding", async () => {
    const issues = JSON.parse(await output("gitlab")) as { fingerprint: string; severity: string }[];
    expect(validate(issues) ? [] : validate.errors).toEqual([]);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(["critical", "minor", "blocker"]));
    expect(JSON.parse(await output("gitlab", ["clean"]))).toEqual([]);
  });
});

describe.each([["junit"], ["checkstyle"]])("%s", (format) => {
  test.each([[["."]], [["clean"]], [["lost/Dockerfile"]]])("is valid for %j", async (argv) => {
    const contents = await output(format, argv);
    const { valid, errors } = await validateXML({
      xml: { fileName: `${format}.xml`, contents },
      schema: { fileName: `${format}.xsd`, contents: readSchema(`${format}.xsd`) },
    });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });
});

test("junit has a suite for each file, an error for what does not parse, and a passed case for what is clean", async () => {
  const xml = await output("junit");
  expect(xml).toContain('<testsuite package="dfsecret-lint" name="api/Dockerfile" tests="2" failures="2" errors="0" time="0">');
  expect(xml).toContain('<testsuite package="dfsecret-lint" name="broken/Dockerfile" tests="1" failures="0" errors="1" time="0">');
  expect(xml).toContain('<testcase classname="clean/Dockerfile" name="dfsecret" time="0"/>');
});

describe("github", () => {
  test("makes each finding an annotation, and is the default inside GitHub Actions alone", async () => {
    const { stdout } = await runIn(root, ["api"], "", false, { GITHUB_ACTIONS: "true" });
    const [first, second, summary] = stdout.split("\n");
    expect(first).toMatch(/^::error file=api\/Dockerfile,line=2,endLine=2,col=5,endColumn=14,title=dfsecret\/no-secret-env::API_TOKEN stays /);
    expect(second).toMatch(/^::warning file=api\/Dockerfile,line=3,/);
    expect(summary).toBe("2 problems (1 error, 1 warning)");
    expect((await runIn(root, ["api"])).stdout).not.toContain("::");
    expect((await runIn(root, ["api", "-f", "stylish"], "", false, { GITHUB_ACTIONS: "true" })).stdout).not.toContain("::");
  });

  test("a name cannot end an annotation", async () => {
    const lines = (await output("github", ["odd"])).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^::error file=odd\/Dockerfile\.a b%25%2C%3A"<&>\\x07é,line=2,/);
  });
});

test("compact has a line for each finding", async () => {
  expect(await output("compact", ["api"])).toMatch(
    /^api\/Dockerfile: line 2, col 5, Error - API_TOKEN .* \(dfsecret\/no-secret-env\)\napi\/Dockerfile: line 3, col 5, Warning - .*\n\n2 problems\n$/);
  expect(await output("compact", ["clean"])).toBe("");
});

describe("where output goes", () => {
  test("several formats at once, each to its place", async () => {
    const { stdout, code } = await runIn(root, ["api", "-f", "compact", "-f", "sarif=out/report.sarif", "-f", "junit=out/junit.xml"]);
    expect(code).toBe(1);
    expect(stdout).toContain("2 problems");
    expect(readFileSync(join(root, "out/report.sarif"), "utf8")).toContain('"2.1.0"');
    expect(readFileSync(join(root, "out/junit.xml"), "utf8")).toContain("<testsuites");
  });

  test("--output-file takes what would go to standard output", async () => {
    const { stdout } = await runIn(root, ["api", "-f", "json", "-o", "out/result.json"]);
    expect(stdout).toBe("");
    expect(JSON.parse(readFileSync(join(root, "out/result.json"), "utf8"))).toHaveLength(1);
  });

  test("a file that cannot be written is told", async () => {
    const { stderr, code } = await runIn(root, ["clean", "-f", "json=clean"]);
    expect(stderr).toBe("dfsecret-lint: clean: is a directory.\n");
    expect(code).toBe(2);
  });
});

describe("an ESLint formatter", () => {
  const project = createProject({
    ".git/": "",
    Dockerfile: leaking,
    "formatter.mjs": "export default (results, { cwd, rulesMeta }) => JSON.stringify({ results, cwd, rule: rulesMeta['dfsecret/no-secret-env'].type });\n",
    "old.cjs": "module.exports = (results) => `${results.length} file`;\n",
    "broken.mjs": "throw new Error('q7Vd2mXw9RkT4sLz8HnB');\n",
    "failing.mjs": "export default () => { throw new Error('q7Vd2mXw9RkT4sLz8HnB'); };\n",
    "none.mjs": "export const x = 1;\n",
  });

  test("gets ESLint's results and context, by its path", async () => {
    const { stdout, code } = await runIn(project, ["-f", "./formatter.mjs"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ cwd: project, rule: "problem", results: [{ errorCount: 1, messages: [{ ruleId: "dfsecret/no-secret-env" }] }] });
    expect(stdout).not.toMatch(/"source"|q7Vd/);
    expect((await runIn(project, ["-f", "./old.cjs"])).stdout).toBe("1 file\n");
  });

  test.each([
    ["./lost.js", /^dfsecret-lint: The formatter \.\/lost\.js cannot be loaded \(ERR_MODULE_NOT_FOUND\)\.\n$/],
    ["./none.mjs", /^dfsecret-lint: \.\/none\.mjs is no formatter: [^\n]*\n$/],
    ["./broken.mjs", /^dfsecret-lint: The formatter \.\/broken\.mjs cannot be loaded \(Error at [^\n]*\)\.\n$/],
    ["./failing.mjs", /^dfsecret-lint: The formatter \.\/failing\.mjs failed \(Error at [^\n]*\)\.\n$/],
  ])("%s is told in one line", async (path, message) => {
    const { stderr, code } = await runIn(project, ["-f", path]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("q7Vd");
    expect(code).toBe(2);
  });
});
