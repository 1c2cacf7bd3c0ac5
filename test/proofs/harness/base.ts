import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where this Node is installed, npm with it. */
const nodePrefix = dirname(dirname(realpathSync(process.execPath)));

/** What the base image sets: busybox first, so that shell commands are always its own; and tools that ask nobody else. */
export const baseEnvironment: Readonly<Record<string, string>> = {
  PATH: `/bin:/usr/bin:${nodePrefix}/bin`,
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
  PIP_BREAK_SYSTEM_PACKAGES: "1",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_ROOT_USER_ACTION: "ignore",
};

/** Writes a root file system with busybox, its applets and the users root and app into an empty folder. */
export function writeBase(root: string): void {
  for (const folder of ["bin", "etc/ssl", "root", "tmp", "var/tmp"]) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n");
  writeFileSync(join(root, "etc/group"), "root:x:0:\napp:x:1000:\n");
  writeFileSync(join(root, "etc/ssl/openssl.cnf"), "");
  copyFileSync(execFileSync("which", ["busybox"], { encoding: "utf8" }).trim(), join(root, "bin/busybox"));
  execFileSync("chroot", [root, "/bin/busybox", "--install", "-s", "/bin"]);
}

/**
 * The folders of this machine with git, curl, npm, pip and openssl and the libraries they need. Mounted read-only
 * into a build, they cost nothing and are in no layer.
 */
export function toolFolders(): string[] {
  const folders = ["/usr/bin", "/usr/lib", "/usr/share", "/lib", "/lib64", `${nodePrefix}/bin`, `${nodePrefix}/lib/node_modules`];
  return folders.filter((folder, at) => existsSync(folder) && !folders.slice(0, at).some((earlier) => `${folder}/`.startsWith(`${earlier}/`)));
}
