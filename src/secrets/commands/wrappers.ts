import { list } from "./lists.ts";

/** Commands that run the command which their words name. */
interface WrapperRow {
  /** Base names, separated by blanks, as all lists of these tables. */
  readonly commands: string;
  /** Options whose value is the next word. */
  readonly valued?: string;
  /** How many operands stand in front of the command: the seconds of `timeout`, the user of `gosu`; `numbers` for as many as there are. */
  readonly operands?: number | "numbers";
  /** Manual page or documentation. */
  readonly source: string;
}

export const WRAPPER_ROWS: readonly WrapperRow[] = [
  {
    commands: "sudo",
    valued: "-u --user -g --group -C --close-from -h --host -p --prompt -r --role -t --type -T --command-timeout -U --other-user -D --chdir -R --chroot",
    source: "sudo(8)",
  },
  { commands: "doas", valued: "-u -C", source: "doas(1)" },
  { commands: "runuser", valued: "-u --user -g --group -G --supp-group -s --shell -w --whitelist-environment -c --command", source: "runuser(1): with -u it runs a command, else a shell" },
  { commands: "env", valued: "-u --unset -C --chdir", source: "env(1)" },
  { commands: "exec", valued: "-a", source: "bash(1)" },
  { commands: "command builtin", source: "bash(1)" },
  { commands: "busybox", source: "https://busybox.net/downloads/BusyBox.html" },
  { commands: "nohup setsid chronic eatmydata unbuffer linux32 linux64", source: "nohup(1), setsid(1), chronic(1), eatmydata(1), unbuffer(1), setarch(8)" },
  { commands: "time", valued: "-f --format -o --output", source: "time(1)" },
  { commands: "nice", valued: "-n --adjustment", source: "nice(1)" },
  { commands: "ionice", valued: "-c --class -n --classdata", source: "ionice(1)" },
  { commands: "taskset", operands: 1, source: "taskset(1)" },
  { commands: "stdbuf", valued: "-i --input -o --output -e --error", source: "stdbuf(1)" },
  { commands: "timeout", valued: "-s --signal -k --kill-after", operands: 1, source: "timeout(1)" },
  { commands: "flock", valued: "-w --wait --timeout -E --conflict-exit-code", operands: 1, source: "flock(1)" },
  { commands: "retry", valued: "-t --times -d --delay -m --message", operands: "numbers", source: "retry(1) of Debian; many a script of that name takes the number first" },
  { commands: "gosu su-exec", operands: 1, source: "https://github.com/tianon/gosu, https://github.com/ncopa/su-exec" },
  { commands: "chroot", operands: 1, source: "chroot(8)" },
  { commands: "setpriv", valued: "--reuid --regid --groups --inh-caps --ambient-caps --bounding-set --securebits --pdeathsig", source: "setpriv(1)" },
  { commands: "fakeroot", valued: "-l --lib --faked -s -i -b", source: "fakeroot(1)" },
  { commands: "xvfb-run", valued: "-e --error-file -f --auth-file -n --server-num -p --xauth-protocol -s --server-args -w --wait", source: "xvfb-run(1)" },
  { commands: "tini", valued: "-p -e", source: "https://github.com/krallin/tini" },
  { commands: "dumb-init", valued: "-r --rewrite", source: "https://github.com/Yelp/dumb-init" },
  { commands: "ssh-agent", valued: "-a -E -O -P -t", source: "ssh-agent(1)" },
];

/** By name, from the table. */
const WRAPPERS = new Map(WRAPPER_ROWS.flatMap(({ commands, valued, operands = 0 }) =>
  list(commands).map((name) => [name, { valued: new Set(list(valued)), operands }] as const)));

const NO_OPTIONS: ReadonlySet<string> = new Set();
const NO_WRAPPER = { valued: NO_OPTIONS, operands: 0 } as const;

/** All that the table has. */
export const WRAPPER_NAMES: readonly string[] = [...WRAPPERS.keys()];

/** Whether the command runs the one that its words name. */
export function isWrapper(name: string): boolean {
  return WRAPPERS.has(name);
}

/** The options of a wrapper whose value is the next word. */
export function valuedOptionsOf(name: string): ReadonlySet<string> {
  return WRAPPERS.get(name)?.valued ?? NO_OPTIONS;
}

/**
 * Index of the word at which a wrapper's own words end, and what it runs begins: settings (`A=1`) first, where there are
 * any. The number of words where nothing is run.
 *
 * @param from Index of the word behind the wrapper's name.
 */
export function wrappedAt(name: string, words: readonly string[], from = 0): number {
  const { valued, operands } = WRAPPERS.get(name) ?? NO_WRAPPER;
  let at = from;
  for (let word; (word = words[at])?.startsWith("-"); ) {
    at += takesNext(word, valued) ? 2 : 1;
    if (word === "--") break;
  }
  if (operands === "numbers") while (/^\d/.test(words[at] ?? "")) at++;
  else at += operands;
  return Math.min(at, words.length);
}

/** Whether the option's value is the next word: `-u`, `--user`, or the last one of a bundle: `-Eu`. */
function takesNext(option: string, valued: ReadonlySet<string>): boolean {
  if (valued.has(option)) return true;
  if (!/^-[A-Za-z]{2,}$/.test(option)) return false;
  const letters = [...option.slice(1)].map((letter) => `-${letter}`);
  return letters.findIndex((letter) => valued.has(letter)) === letters.length - 1;
}
