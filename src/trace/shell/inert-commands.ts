import type { ShellCommand, ShellWord } from "../../parser/shell/ast.ts";
import { hasNoOptions } from "../../secrets/commands/generic-options.ts";
import { isTabled } from "../../secrets/commands/tabled.ts";
import { baseName } from "../paths.ts";
import { commandOf } from "./commands.ts";

/** Commands that read no secret file or variable unless their words name it. */
export const plainCommands: ReadonlySet<string> = new Set(
  ("apt apt-get apk yum dnf microdnf zypper mkdir rmdir touch chmod chown ln ls cp mv rm echo printf true false test [ cd pwd set export unset id whoami " +
    "useradd adduser groupadd addgroup usermod sleep date uname cat wc grep sed awk head tail sort tar unzip gzip gunzip find which command exit tee apt-key locale-gen ldconfig a2enmod a2dismod a2ensite update-ca-certificates")
    .split(" "),
);

/** Commands that look after files, and tell what these are by naming them. */
export const modeCommands: ReadonlySet<string> = new Set(["chmod", "chown", "chgrp"]);

/** Whether it is one with which nothing happens to what the machine follows, whatever its words are. */
function isInert(name: string): boolean {
  return plainCommands.has(name) && hasNoOptions(name) && !modeCommands.has(name) && !isTabled(name) && commandOf(name) === undefined;
}

/**
 * The name of a command that can be passed over, words and all: most words of most builds are the packages behind an
 * `apt-get install`. Null for a command that may matter, by its name or by what its words hold.
 */
export function inertName({ name, assignments, args }: ShellCommand): string | null {
  const [part] = name?.parts ?? [];
  if (part?.type !== "ShellText" || name!.parts.length > 1 || assignments.length > 0) return null;
  const command = baseName(part.value);
  return isInert(command) && args.every(isWritten) ? command : null;
}

/** Whether the word stands there as the command gets it; a variable may hold what tells of itself by its place. */
function isWritten({ parts }: ShellWord): boolean {
  return parts.every(({ type }) => type === "ShellText" || type === "ShellGlob");
}
