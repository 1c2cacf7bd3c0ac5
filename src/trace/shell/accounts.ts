import type { Call } from "./host.ts";
import { parseArguments } from "./options.ts";

interface AccountCommand {
  /** Options for the home directory. */
  readonly home: readonly string[];
  /** All options with a value. */
  readonly valued: string;
}

/** Commands that say where an account has its home: useradd(8), usermod(8), adduser(8) of Debian and of BusyBox. */
const COMMANDS: ReadonlyMap<string, AccountCommand> = new Map([
  ["useradd", {
    home: ["-d", "--home-dir", "--home"],
    valued: "-b -c -d -e -f -g -G -k -K -p -s -u -R -P -Z --base-dir --comment --home-dir --home --expiredate --inactive --gid --groups --skel --key --password --shell --uid --root",
  }],
  ["usermod", {
    home: ["-d", "--home"],
    valued: "-c -d -e -f -g -G -l -p -s -u -R --comment --home --expiredate --inactive --gid --groups --login --password --shell --uid --root",
  }],
  ["adduser", {
    home: ["-h", "--home"],
    valued: "-h -g -s -G -u -k --home --shell --uid --gid --ingroup --gecos --comment --firstuid --lastuid --conf",
  }],
]);

/** The account whose home a command names, and where that is. */
export function accountOf({ name, args }: Call): { readonly account: string; readonly home: string } | null {
  const command = COMMANDS.get(name);
  if (!command) return null;
  const { options, operands } = parseArguments(args, new Set(command.valued.split(" ")));
  const home = command.home.flatMap((option) => options.get(option) ?? []).at(-1)?.text;
  const account = operands[0]?.text;
  return account !== undefined && home?.startsWith("/") && !home.includes("$") ? { account, home: home.replace(/(?<=[^/])\/+$/, "") } : null;
}
