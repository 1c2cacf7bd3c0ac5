import { LineTable } from "../parser/lines.ts";
import { PositionMap } from "../parser/position-map.ts";
import { parseShell } from "../parser/shell/parse.ts";
import { judgeFileContent, withoutOverlap, type FileEvidence } from "../secrets/files.ts";
import { followCommand } from "./commands.ts";
import type { Leak } from "./leak.ts";
import { writtenOptions, type Settings } from "./settings.ts";

/**
 * Judges a text that an instruction writes into a file: what stands there as settings, and in a script what its command
 * lines carry (`echo "mysql -pPASSWORD" >> start.sh`).
 *
 * @returns In order of their start, without overlap.
 */
export function judgeWritten(path: string, text: string, settings: Settings): FileEvidence[] {
  const found = judgeFileContent(path, text, writtenOptions(settings));
  const script = scriptOf(path, text);
  if (script === null) return found;
  const carried = withoutOverlap(inCommands(script, settings), found);
  return [...found, ...carried].sort((a, b) => a.start - b.start);
}

const SCRIPT_NAME = /(?:\.(?:sh|bash|zsh|ksh)|\/\.?(?:bashrc|bash_profile|profile|zshrc))$/i;
const SHELL_LINE = /^#![ \t]{0,9}\S{0,200}?(?:\/|env[ \t]{1,9})(?:ba|da|a|z|k)?sh\b/;
const CRON_NAME = /(?:^|\/)(?:cron\.d\/[^/]{1,200}|crontab|crontabs\/[^/]{1,200})$/;

/** The user stands there in the tables of the system, but not in those of each user: crontab(5). */
const SCHEDULE = /^[ \t]{0,50}(?:@\w{4,10}|(?:[\d*,/A-Za-z-]{1,60}[ \t]{1,50}){4}[\d*,/A-Za-z-]{1,60})[ \t]{1,50}/gm;
const SCHEDULE_WITH_USER = /^[ \t]{0,50}(?:@\w{4,10}|(?:[\d*,/A-Za-z-]{1,60}[ \t]{1,50}){4}[\d*,/A-Za-z-]{1,60})[ \t]{1,50}[a-z_][\w-]{0,40}[ \t]{1,50}/gm;

/** Nobody writes a longer script into a Dockerfile. */
const LONGEST_SCRIPT = 65_536;

/** The text as a shell reads it, each character where it was; null for a file that no shell reads. */
function scriptOf(path: string, text: string): string | null {
  if (text.length > LONGEST_SCRIPT) return null;
  if (CRON_NAME.test(path)) return text.replace(path.includes("crontabs/") ? SCHEDULE : SCHEDULE_WITH_USER, (schedule) => " ".repeat(schedule.length));
  return SHELL_LINE.test(text) || (SCRIPT_NAME.test(path) && !text.startsWith("#!")) ? text : null;
}

/** What the command lines of a script carry in plain text. */
function inCommands(script: string, settings: Settings): FileEvidence[] {
  const lines = new LineTable(script);
  const leaks: Leak[] = [];
  followCommand(
    {
      settings, text: script, extent: [0, script.length], leaks, visibleReferences: [], reportsFiles: false, promotions: null, hasFile: () => false,
      place: "run", channels: [], keyword: "RUN",
    },
    { environment: { get: () => undefined, entries: () => [] }, directory: null, home: "/root", lines },
    (machine) => machine.run(parseShell(script, PositionMap.contiguous(0), lines)),
  );
  return leaks.map(({ evidence, subject, range: [start, end] }) => ({ evidence, name: subject, start, end }));
}
