import { Linter } from "../../src/engine/linter.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { copiedText, type Outcome, type Sandbox } from "./sandbox.ts";
import { dockerfileOf, type Scenario } from "./scenario.ts";

/** Something that the builder and the linter see otherwise. */
export interface Disagreement {
  /** A secret is there and not reported, or the reverse. */
  readonly kind: "missed" | "false alarm";
  /** In a file that stays, in the log, or which of the two rules of COPY. */
  readonly where: "layer" | "log" | "copy";
  readonly secret: string;
}

const linter = new Linter({ config: "strict" });
const root = "/project";

/** In what the linter and a real run differ; null where the scripts fail. */
export async function compare(scenario: Scenario, sandbox: Sandbox, values: Readonly<Record<string, string>>): Promise<readonly Disagreement[] | null> {
  const outcome = sandbox.run(scenario, values);
  if (outcome === null) return null;
  const reported = await lint(scenario, values);
  return scenario.given === "copy" ? differencesOfCopy(outcome, reported) : differences(scenario, outcome, reported);
}

/** The messages of each rule, a line each. */
type Reported = ReadonlyMap<string, string>;

async function lint(scenario: Scenario, values: Readonly<Record<string, string>>): Promise<Reported> {
  const text = dockerfileOf(scenario);
  const files = { Dockerfile: text, ...(scenario.given === "copy" && { ".npmrc": copiedText(values) }) };
  const { messages } = (await linter.lintText({ text, path: `${root}/Dockerfile`, workspace: memoryWorkspace(files, root) }))!;
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message}\n${text}`);
  const reported = new Map<string, string>();
  for (const { ruleId, message } of messages) reported.set(ruleId ?? "", `${reported.get(ruleId ?? "") ?? ""}${message}\n`);
  return reported;
}

function differences({ given, secrets }: Scenario, { stored, printed }: Outcome, reported: Reported): Disagreement[] {
  // What an ARG holds is public where it stands; to print it, too, adds nothing.
  const places = [["layer", "dfsecret/no-secret-write", stored], ...(given === "argument" ? [] : [["log", "dfsecret/no-secret-in-build", printed] as const])] as const;
  return places.flatMap(([where, rule, real]) => {
    const said = reported.get(rule) ?? "";
    return secrets.flatMap((secret): Disagreement[] => {
      const isSaid = new RegExp(`\\b${secret}\\b`, "i").test(said);
      return isSaid === real.has(secret) ? [] : [{ kind: isSaid ? "false alarm" : "missed", where, secret }];
    });
  });
}

/** The layer of COPY has the file in any case; which rule says so depends on whether it is still there in the end. */
function differencesOfCopy({ copyStands }: Outcome, reported: Reported): Disagreement[] {
  const secret = ".npmrc";
  const [wanted, unwanted]: readonly [string, string] = copyStands ? ["dfsecret/no-secret-copy", "dfsecret/no-copy-then-rm"] : ["dfsecret/no-copy-then-rm", "dfsecret/no-secret-copy"];
  return [
    ...(reported.has(wanted) ? [] : [{ kind: "missed", where: "copy", secret } as const]),
    ...(reported.has(unwanted) ? [{ kind: "false alarm", where: "copy", secret } as const] : []),
  ];
}
