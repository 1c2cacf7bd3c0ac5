import { runCases, type RuleCase } from "./run-cases.ts";

function withMode(mode: string, source: string): Pick<RuleCase, "name" | "filename" | "code"> {
  return {
    name: `mode ${mode} of a secret from ${source}`,
    filename: "compose.yaml",
    code: `services:\n  api:\n    image: api\n    secrets:\n      - source: key\n        mode: ${mode}\nsecrets:\n  key:\n    ${source}: KEY\n`,
  };
}

runCases("no-world-readable-secret", [
  { ...withMode("0444", "environment"), findings: [{ line: 6, column: 15, text: "0444", messageId: "readable" }] },
  { ...withMode("0o644", "environment"), findings: [{ line: 6, column: 15, text: "0o644", messageId: "readable" }] },
  ...["444", "0o0444", "01446", "0047", "0404"].map((mode) => ({ ...withMode(mode, "environment"), findings: [{ line: 6, column: 15, text: mode, messageId: "readable" }] })),
  ...["0440", "0400", "440", "0441", "0o642", "4", "04", "04444444", "x0444", "0444x", "u=r"].map((mode) => ({ ...withMode(mode, "environment"), findings: [] })),
  { ...withMode("0444", "file"), findings: [] },
]);
