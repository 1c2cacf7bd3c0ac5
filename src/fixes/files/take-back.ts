import type { FoundCommand } from "../shell/commands.ts";

/** How a tool takes a setting back that it was given, and leaves the others in the file. */
interface TakeBackRow {
  readonly commands: string;
  /** The words in front of the setting's name. */
  readonly words: RegExp;
  readonly undo: (tool: string, setting: string) => string;
  readonly source: string;
}

const rows: readonly TakeBackRow[] = [
  { commands: "npm pnpm", words: /^(?:config )?set$/, undo: (tool, setting) => `${tool} config delete ${setting}`, source: "https://docs.npmjs.com/cli/v11/commands/npm-config#delete" },
  {
    // Without its section the address would stand there still, with the credential in it.
    commands: "git", words: /^config --global$/, source: "git-config(1)",
    undo: (tool, setting) => (/^["']?url\./.test(setting) ? `${tool} config --global --remove-section ${withoutKey(setting)}` : `${tool} config --global --unset-all ${setting}`),
  },
];

/** The command that takes a setting out again; null where the tool has none that is known, or the name cannot be said again. */
export function takeBack({ name, args, node }: FoundCommand): string | null {
  // In front of it there may stand `sudo`, and behind it a file for its output.
  if (node.redirects.length > 0 || node.name === null || !node.name.text.endsWith(name)) return null;
  for (const { commands, words, undo } of rows) {
    if (!commands.split(" ").includes(name)) continue;
    const at = args.findIndex((_, i) => words.test(args.slice(0, i).map(({ text }) => text).join(" ")));
    const [setting, value, ...more] = at < 0 ? [] : args.slice(at);
    // `npm config set NAME=value` says both in one word.
    const [, said] = /^(["']?[\w@:/.-]+)=/.exec(setting?.text ?? "") ?? [];
    if (said !== undefined && value === undefined && name !== "git") return undo(name, said.replace(/^["']/, ""));
    // Read once more, a mounted secret is the same.
    const plain = setting?.text.replace(/\$\(cat \/run\/secrets\/[\w.-]+\)/g, "") ?? "";
    if (setting !== undefined && value !== undefined && more.length === 0 && !/^-|[=`]|\$\(/.test(plain)) return undo(name, setting.text);
  }
  return null;
}

/** `url."https://…".insteadOf` without the last part, and with the quotes that the word has. */
function withoutKey(setting: string): string {
  return setting.replace(/\.(?:push)?insteadof(["']?)$/i, "$1");
}
