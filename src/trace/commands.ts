import type { Cmd, Entrypoint, Healthcheck, Stage } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import { isTabled } from "../secrets/commands/tabled.ts";
import { runnerOf } from "../secrets/images.ts";
import { reportAssignment, reportCredentialUses, type CommandReport, type ReportTarget } from "./command-leaks.ts";
import { hasFile } from "./copied.ts";
import type { Leak } from "./leak.ts";
import { accountHome, homeOf } from "./homes.ts";
import { keptIn } from "./kept-in.ts";
import { reachesImage, type Pass, type StageState } from "./pass.ts";
import { baseName } from "./paths.ts";
import type { Promotions } from "./promotions.ts";
import type { Settings } from "./settings.ts";
import type { Argument, Call, ShellHost } from "./shell/host.ts";
import { ShellMachine, type ShellStart } from "./shell/machine.ts";
import type { ShellEnvironment } from "./shell/variables.ts";
import type { Variable } from "./scope.ts";
import type { VisibleReference } from "./trace.ts";
import { literalOf, type Value } from "./value.ts";
import { reportWrittenText } from "./written-text.ts";

/** What becomes of the credentials on a container's command line. */
export interface CommandSink extends CommandReport {
  readonly settings: Settings;
  readonly text: string;
  readonly extent: Range;
  readonly leaks: Leak[];
  readonly visibleReferences: VisibleReference[];
  /**
   * Whether `$(cat /run/secrets/x)` counts as a visible reference, as a variable does. In a Compose file it is the
   * usual way to hand a secret to a program that reads none from files, and is let pass.
   */
  readonly reportsFiles: boolean;
  readonly promotions: Promotions | null;
  /** Whether the image is known to have a file there. */
  readonly hasFile: (path: string) => boolean;
}

/**
 * CMD, ENTRYPOINT, HEALTHCHECK: what containers run. Their variables are filled in when a container starts, so
 * none is known here but those that hold options; a literal is in the configuration, and a reference will be on the command line for `ps` to show.
 */
export function traceCommand(pass: Pass, instruction: Cmd | Entrypoint | Healthcheck, state: StageState): void {
  const published = reachesImage(pass, state.stage);
  const sink: CommandSink = {
    settings: pass.input.settings,
    text: pass.input.text,
    extent: instruction.range,
    leaks: pass.leaks,
    visibleReferences: pass.visibleReferences,
    reportsFiles: true,
    promotions: pass.promotions,
    hasFile: (path) => hasFile(state, path),
    place: "argv",
    channels: [...(published ? (["image.config", "image.history"] as const) : []), "attestation.max", "repository"],
    keyword: instruction.keyword.value,
  };
  const start = { environment: optionsOf(state), directory: state.directory, home: homeOf(state), lines: pass.lines };
  followCommand(sink, start, (machine) => {
    if (instruction.form === "exec") machine.runWords([...runnerOfCommand(pass, instruction, state, machine), ...machine.wordsOf(instruction.elements)]);
    else if (state.posix && instruction.script) machine.run(instruction.script);
  });
}

/**
 * The variables of the image that hold options: `ENV ARGS="server -p …"` and `CMD brook $ARGS`. Another one is handed
 * over to the program as what its name says, and may be another when the container starts.
 */
function optionsOf({ scope }: StageState): ShellEnvironment {
  const get = (name: string): Variable | undefined => {
    const variable = scope.get(name);
    return variable?.declaration.kind === "env" && /(?:^|\s)-\S+\s|\s-\S/.test(literalOf(variable.value) ?? "") ? variable : undefined;
  };
  return { get, entries: () => [] };
}

/** What takes the words of CMD as its arguments: the program of the stages' own ENTRYPOINT, or of their image's. */
function runnerOfCommand(pass: Pass, { type, elements: [first] }: Cmd | Entrypoint | Healthcheck, { stage }: StageState, machine: ShellMachine): Argument[] {
  if (type !== "Cmd" || !first) return [];
  const { entrypoint, image } = entrypointsOf(pass)[stage.index]!;
  if (entrypoint) return takesWords(entrypoint, first.value) ? machine.wordsOf(entrypoint.elements) : [];
  const name = image === null ? null : runnerOf(image, first.value);
  return name === null ? [] : [{ value: [{ kind: "text", text: name }], text: name, node: first }];
}

interface Start {
  /** The last ENTRYPOINT of the stage, which counts, or of the nearest stage below it that has one. */
  readonly entrypoint: Entrypoint | null;
  /** The image at the bottom. */
  readonly image: string | null;
}

/** What the containers of each stage start with, by its index. A stage comes behind those that it is built on. */
const entrypointsOf = keptIn(({ input: { tree }, graph }: Pass): readonly Start[] => {
  const starts: Start[] = [];
  for (const { index, instructions } of tree.stages) {
    const base = graph.base[index];
    const { entrypoint, image } = base ? starts[base.index]! : { entrypoint: null, image: imageOf(instructions) };
    starts.push({ entrypoint: instructions.findLast((instruction) => instruction.type === "Entrypoint") ?? entrypoint, image });
  }
  return starts;
});

function imageOf([from]: Stage["instructions"]): string | null {
  return from?.type === "From" ? (from.image?.text ?? null) : null;
}

/** Whether an ENTRYPOINT is the program of such a CMD, and not a script that runs what CMD names. */
function takesWords({ elements }: Entrypoint, word: string): boolean {
  const [program] = elements;
  if (!program) return false;
  return word.startsWith("-") || elements.at(-1)!.value.startsWith("-") || isTabled(baseName(program.value));
}

/** Lets `run` go through a command without any effect, and tells the sink what its words carry. */
export function followCommand(sink: CommandSink, start: ShellStart, run: (machine: ShellMachine) => void): void {
  const target: ReportTarget = {
    isFile: (word, node) => {
      const path = machine.pathNamed(word, node);
      return path !== null && (host.made.has(path) || sink.hasFile(path));
    },
    ...sink,
  };
  const assign: ShellHost["assign"] = (name, value, node) => reportAssignment(target, name, value, node);
  const write: ShellHost["writeText"] = (path, value, node) => reportWrittenText(target, path, value, [node.range[0], sink.extent[1]]);
  const host = new CommandHost(assign, write, (call) => {
    for (const use of reportCredentialUses(target, call)) {
      // What comes in by a pipe is on no command line.
      if (use.argument.word !== -1 && use.literal === null && use.value.some((piece) => piece.kind === "unknown" && (piece.name !== null || sink.reportsFiles))) {
        const { what, advice } = use.argument;
        sink.visibleReferences.push({ range: use.node.range, what, advice, keyword: sink.keyword });
      }
    }
  });
  const machine = new ShellMachine(host, start);
  run(machine);
}

/** Looks at the commands and lets nothing happen. */
class CommandHost implements ShellHost {
  readonly assign: ShellHost["assign"];
  readonly writeText: ShellHost["writeText"];
  readonly #look: (call: Call) => void;
  /** The files that the output of its commands goes to. */
  readonly made = new Set<string>();

  constructor(assign: ShellHost["assign"], writeText: ShellHost["writeText"], look: (call: Call) => void) {
    this.assign = assign;
    this.writeText = writeText;
    this.#look = look;
  }

  command = (call: Call): Value => {
    this.#look(call);
    return [];
  };

  read = (): Value => [];
  readTree = () => [];
  glob = () => [];
  write = () => {};
  remove = (path: string, how: string): void => {
    if (how === ">") this.made.add(path);
  };
  move = () => {};
  homeOf = (account: string): string => accountHome(account);
  makeDirectory = () => {};
  written = (): number => 0;
  sparing = <T>(_since: number, body: () => T): T => body();
  isDirectory = () => false;
  print = () => {};
}
