import type { RulePlugin } from "../../engine/configs.ts";
import { fingerprints } from "../../engine/fingerprint.ts";
import type { LintMessage, LintResult, SuppressedLintMessage } from "../../engine/result.ts";
import type { Rule } from "../../findings/rule.ts";
import { readRulePage } from "../rule-pages.ts";
import { readVersion } from "../version.ts";
import { severityWord } from "./counts.ts";
import type { FormatContext } from "./format.ts";
import { reportUri } from "./report-path.ts";

const home = "https://github.com/dfsecret-lint/dfsecret-lint";

/** GitHub's scale: from 7 on high, from 4 on medium. What is published to everybody is an error, what fewer can read a warning. */
const securitySeverities: Readonly<Record<string, string>> = { error: "8.0", warn: "5.0", false: "3.0" };

/** SARIF's word for what silenced a finding. */
const suppressionKinds = { directive: "inSource", file: "external" } as const;

/** SARIF 2.1.0, as GitHub's code scanning reads it. No snippet, no fix: both would hold text of the files. */
export function formatSarif(results: readonly LintResult[], { root, plugins, problems }: Pick<FormatContext, "root" | "plugins" | "problems">): string {
  const rules = Object.entries(plugins).flatMap(([prefix, plugin]) => describeRules(prefix, plugin));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: "dfsecret-lint", semanticVersion: readVersion(), informationUri: home, rules } },
    columnKind: "utf16CodeUnits",
    invocations: [{
      executionSuccessful: problems.length === 0 && results.every(({ fatalErrorCount }) => fatalErrorCount === 0),
      toolExecutionNotifications: problems.map((text) => ({ level: "error", message: { text } })),
    }],
    results: results.flatMap((result) => describeResults(result, root, indexes)),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function describeRules(prefix: string, { rules }: RulePlugin) {
  return Object.entries(rules).map(([name, rule]) => {
    const { description, url, recommended } = rule.meta.docs;
    return {
      id: `${prefix}/${name}`,
      name,
      shortDescription: { text: description },
      fullDescription: { text: `${description}.` },
      help: helpOf(name, rule),
      helpUri: url,
      defaultConfiguration: { level: recommended === "warn" ? "warning" : "error", enabled: recommended !== false },
      properties: {
        tags: ["security", "external/cwe/cwe-312", "external/cwe/cwe-798"],
        precision: "high",
        ...(rule.meta.type === "problem" && { "security-severity": securitySeverities[String(recommended)] }),
      },
    };
  });
}

function helpOf(name: string, { meta: { docs } }: Rule): { text: string; markdown?: string } {
  const page = readRulePage(name);
  const text = `${docs.description}. See ${docs.url}`;
  return page === null ? { text } : { text, markdown: page };
}

function describeResults({ filePath, messages, suppressedMessages }: LintResult, root: string, indexes: ReadonlyMap<string, number>) {
  const uri = reportUri(root, filePath);
  const location = uri.startsWith("file:") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
  const all: (LintMessage | SuppressedLintMessage)[] = [...messages, ...suppressedMessages].sort((a, b) => a.line - b.line || a.column - b.column);
  return [...fingerprints(all, uri)].map(([message, fingerprint]) => {
    const { ruleId, line, column, endLine, endColumn } = message;
    return {
      ...(ruleId !== null && { ruleId, ...(indexes.has(ruleId) && { ruleIndex: indexes.get(ruleId) }) }),
      level: severityWord(message.severity),
      message: { text: message.message },
      locations: [{
        physicalLocation: { artifactLocation: location, region: { startLine: line, startColumn: column, endLine, endColumn } },
      }],
      // GitHub recognizes an alert by this key; left out, it would be a hash of the line, and with it of the secret.
      partialFingerprints: { primaryLocationLineHash: fingerprint, "dfsecretFinding/v1": fingerprint },
      ...("suppressions" in message && {
        suppressions: message.suppressions.map(({ kind, justification }) => ({
          kind: suppressionKinds[kind],
          ...(justification !== "" && { justification }),
        })),
      }),
    };
  });
}
