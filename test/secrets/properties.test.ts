import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAssignments, findEmbeddedAssignments, type Syntax } from "../../src/secrets/assignments.ts";
import { judgeFile, judgeFileContent, judgeFileName } from "../../src/secrets/files.ts";
import { findFormats } from "../../src/secrets/formats.ts";
import { matchesAny } from "../../src/secrets/glob.ts";
import { judgePair } from "../../src/secrets/judge.ts";
import { judgeName } from "../../src/secrets/names.ts";
import { findReferences, withFallbacks, withoutReferences } from "../../src/secrets/references.ts";
import { findUrlCredentials } from "../../src/secrets/urls.ts";
import { callsItselfSecret, classifyValue, isKeyFingerprint, isWellKnown, looksRandom } from "../../src/secrets/values.ts";

const SYNTAXES: readonly Syntax[] = ["lines", "directives", "yaml", "json", "xml", "ruby", "code", "shell", "dockerfile"];
const PATHS = [".env", "a.yaml", "a.json", "a.xml", "a.sh", "noext", ".npmrc", ".netrc", ".pgpass"];

const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  judgeName, classifyValue, isWellKnown, looksRandom, callsItselfSecret, isKeyFingerprint, findFormats, findUrlCredentials, findReferences, withFallbacks,
  withoutReferences, judgeFileName, findEmbeddedAssignments,
  "isWellKnown by name": (text) => isWellKnown("memos", text),
  "judgePair by name": (text) => judgePair(text, "hs8Dk2nWq9"),
  "judgePair by value": (text) => judgePair("DB_PASSWORD", text),
  "judgePair by an unclear name": (text) => judgePair("HG_KEY", text),
  "settings": (text) => matchesAny(text, ["*a*a*a*b", "x"]),
  ...Object.fromEntries(SYNTAXES.map((syntax) => [`findAssignments ${syntax}`, (text: string) => findAssignments(text, syntax)])),
  ...Object.fromEntries(PATHS.map((path) => [`judgeFile ${path}`, (text: string) => judgeFile(path, text)])),
};

/** Pieces that the grammars know, so that random texts reach into them. */
const PIECES = [
  "://", "@", ":", "${", "}", "${A:-", "$(", ")", "{{", "}}", "`", "%A%", "<", ">", "<%", "#{", "?", "&", "=", ";", " ", "\n", "\t", "\"", "'", "\\", "\\\"", "\0", "/", "-",
  "password", "PASSWORD=", "token=", "https", "user", "host=", "-----BEGIN RSA PRIVATE KEY-----", "-----END", "eyJhbGciOi", ".eyJ", "xoxb-", "ghp_", "SG.", "AKIA", "_live_",
  "sk-", "access_key", "@tcp(", "hooks.slack.com/services/", "name: ", "value: ", "- ", "export ", "ENV ", "-D", "\"a\":", "<a>", "key=\"a\" value=\"", "client-key-data: ", "é", "\u{1F511}", "A", "z9",
];
const texts = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8, unit: "binary" })), { maxLength: 40 }).map((parts) => parts.join(""));

describe("any text", () => {
  test.each(Object.entries(FUNCTIONS))("%s never throws", (_name, run) => {
    expect(() => fc.assert(fc.property(texts, (text) => void run(text)), { numRuns: 300 })).not.toThrow();
  });
  test("ranges lie in the text, in order", () => {
    fc.assert(fc.property(texts, (text) => {
      for (const find of [findFormats, findReferences, findUrlCredentials, (all: string) => judgeFileContent(".env", all)]) {
        let last = 0;
        for (const { start, end } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }
    }), { numRuns: 300 });
  });
  test("evidence never holds a secret of ten characters or more", () => {
    const secrets = fc.string({ minLength: 10, maxLength: 30, unit: fc.constantFrom(..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") });
    fc.assert(fc.property(secrets, (secret) => {
      for (const evidence of [judgePair("DB_PASSWORD", secret), judgePair("X", `a://u:${secret}@h`), judgeFile(".env", `A_TOKEN=${secret}`), judgeFile("x.netrc", `password ${secret}`)]) {
        expect(JSON.stringify(evidence)).not.toContain(secret);
      }
    }));
  });
});

describe("100 kB of the worst", () => {
  const SIZE = 100_000;
  /** An idle machine needs less than 100 ms each; what isn't linear needs many seconds, and so may a busy one. */
  const LIMIT = 10_000;
  const repeated = PIECES.map((piece) => [JSON.stringify(piece), piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE)] as const);
  const pairs = [["a:", "${"], ["://", "${"], ["://a", "@"], ["x ", "="], ["password=", " "], ["host=", "password="], ["-", "eyJ"], ["\"", "a"], ["SG.a.", "b"], ["https://", "a:"], ["-----BEGIN PRIVATE KEY-----", "A"], ["_", "A"], ["a", " "]] as const;
  const mixed = pairs.map(([a, b]) => [`${JSON.stringify(a)} and ${JSON.stringify(b)}`, `${a}${b}`.repeat(SIZE / (a.length + b.length))] as const);
  const led = pairs.map(([a, b]) => [`${JSON.stringify(a)} once, then ${JSON.stringify(b)}`, a + b.repeat(SIZE / b.length)] as const);
  test.each([...repeated, ...mixed, ...led])("%s", (_title, text) => {
    const slow = Object.entries(FUNCTIONS).flatMap(([name, run]) => {
      const start = performance.now();
      run(text);
      const took = performance.now() - start;
      return took > LIMIT ? [`${name}: ${Math.round(took)} ms`] : [];
    });
    expect(slow).toEqual([]);
  });
});
