import { describe, expect, test } from "vitest";
import { helpText, parseOptions, UsageError } from "../../src/cli/options.ts";

describe("parseOptions", () => {
  test.each([
    [[], { paths: [], format: "stylish", strict: false, quiet: false, maxWarnings: undefined, color: undefined }],
    [["a", "b/", "--strict"], { paths: ["a", "b/"], strict: true }],
    [["--format", "json"], { format: "json" }],
    [["--format=json"], { format: "json" }],
    [["-f", "json"], { format: "json" }],
    [["--max-warnings", "0"], { maxWarnings: 0 }],
    [["--color"], { color: true }],
    [["--color", "--no-color"], { color: false }],
    [["--stdin", "--stdin-filename", "x/Dockerfile"], { stdin: true, stdinFilename: "x/Dockerfile" }],
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
    [["--format", "xml"], /^Unknown format 'xml'; there are stylish and json\.$/],
    [["--max-warnings", "-1"], /--max-warnings/],
    [["--max-warnings", "many"], /^--max-warnings takes a whole number, not 'many'\.$/],
    [["--stdin", "Dockerfile"], /--stdin-filename/],
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
