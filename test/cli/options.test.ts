import { describe, expect, test } from "vitest";
import { helpText, parseOptions } from "../../src/cli/options.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

describe("parseOptions", () => {
  test.each([
    [[], { paths: [], outputs: [], strict: false, rules: [], noConfig: false, quiet: false, maxWarnings: undefined, color: undefined }],
    [["a", "b/", "--strict"], { paths: ["a", "b/"], strict: true }],
    [["--format", "json"], { outputs: [{ format: "json", file: undefined }] }],
    [["--format=json"], { outputs: [{ format: "json", file: undefined }] }],
    [["-f", "json"], { outputs: [{ format: "json", file: undefined }] }],
    [["-f", "stylish", "-f", "sarif=out/x.sarif"], { outputs: [{ format: "stylish", file: undefined }, { format: "sarif", file: "out/x.sarif" }] }],
    [["-f", "./mine.js=out.txt"], { outputs: [{ format: { path: "./mine.js" }, file: "out.txt" }] }],
    [["--rule", "no-secret-env: warn", "--rule", "no-secret-arg: off"], { rules: ["no-secret-env: warn", "no-secret-arg: off"] }],
    [["--files-from", "-"], { filesFrom: "-" }],
    [["--baseline", "b.json", "--update-baseline"], { baseline: "b.json", updateBaseline: true }],
    [["--max-warnings", "0"], { maxWarnings: 0 }],
    [["--color"], { color: true }],
    [["--color", "--no-color"], { color: false }],
    [["--stdin", "--stdin-filename", "x/Dockerfile"], { stdin: true, stdinFilename: "x/Dockerfile" }],
    [["-", "--stdin-filename", "x/Dockerfile"], { stdin: true, paths: [], stdinFilename: "x/Dockerfile" }],
    [["--", "--strict"], { paths: ["--strict"], strict: false }],
    [["-h"], { help: true }],
    [["-v"], { version: true }],
  ])("%j", (argv, expected) => {
    expect(parseOptions(argv)).toMatchObject(expected);
  });

  test.each([
    [["--nonsense"], /^Unknown option '--nonsense'; see dfsecret-lint --help\.$/],
    [["-x"], /^Unknown option '-x'; /],
    [["--strict=yes"], /--strict/],
    [["--format"], /--format/],
    [["--format", "xml"], /^Unknown format 'xml'; there are stylish, compact, json, .*, and paths of ESLint formatters\.$/],
    [["--format", "json", "--format", "compact"], /^Only one format can go to standard output/],
    [["--format", "json="], /^--format json= lacks the file\.$/],
    [["--stdin", "--files-from", "-"], /exclude each other/],
    [["--config", "x", "--no-config"], /exclude each other/],
    [["--update-baseline"], /^--update-baseline needs --baseline FILE\.$/],
    [["--max-warnings", "-1"], /--max-warnings/],
    [["--max-warnings", "many"], /^--max-warnings takes a whole number, not 'many'\.$/],
    [["--stdin", "Dockerfile"], /--stdin-filename/],
    [["Dockerfile", "-"], /--stdin-filename/],
    [["--stdin-filename", "Dockerfile"], /needs --stdin/],
  ])("%j is refused in one line", (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(UsageError);
    expect(() => parseOptions(argv)).toThrow(message);
    expect(() => parseOptions(argv)).not.toThrow(/\n/);
  });
});

test("the help names every option that is understood", () => {
  const names = [...helpText().matchAll(/--([a-z-]+)/g)].map((match) => match[1]);
  for (const name of names) expect(() => parseOptions([`--${name}`])).not.toThrow(/Unknown option/);
});
