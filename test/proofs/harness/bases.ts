import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What beside busybox and its applets is in a base, taken from this machine's own installation. */
const contents = {
  bb: () => [],
  curl: () => ["/usr/bin/curl"],
  git: () => {
    const core = run("git", "--exec-path");
    return ["/usr/bin/git", `${core}/git-remote-http`, "/usr/share/git-core/templates"];
  },
  npm: () => [process.execPath, npmFolder()],
  openssl: () => ["/usr/bin/openssl", "/etc/ssl/openssl.cnf"],
  pip: () => {
    const library = run("/usr/bin/python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))");
    const pip = dirname(run("/usr/bin/python3", "-c", "import pip; print(pip.__file__)"));
    return ["/usr/bin/python3", library, pip];
  },
} as const satisfies Record<string, () => string[]>;

export type Base = keyof typeof contents;

export const bases = Object.keys(contents) as Base[];

/** What is written into a base: launchers, and what tools want to find. */
const written: Partial<Record<Base, Readonly<Record<string, string>>>> = {
  git: { "/etc/gitconfig": "[init]\n\tdefaultBranch = main\n" },
  npm: {
    "/usr/bin/npm": `#!/bin/sh\nexec ${process.execPath} ${npmFolder()}/bin/npm-cli.js "$@"\n`,
    "/usr/etc/npmrc": "audit=false\nfund=false\nupdate-notifier=false\n",
  },
  pip: {
    "/usr/bin/pip": '#!/bin/sh\nexec /usr/bin/python3 -m pip "$@"\n',
    "/etc/pip.conf": "[global]\nbreak-system-packages = true\ndisable-pip-version-check = true\nroot-user-action = ignore\nno-compile = true\n",
  },
};

/** Libraries of Python that no proof needs. */
const leftOut = /\/(?:__pycache__|test|tests|idlelib|lib2to3|turtledemo|config-[^/]*)(?:\/|$)/;

/** Writes the root file system of a base into an empty folder. */
export function writeBase(base: Base, root: string): void {
  for (const folder of ["bin", "etc", "tmp", "root", "home/app", "usr/bin", "var/tmp"]) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n");
  writeFileSync(join(root, "etc/group"), "root:x:0:\napp:x:1000:\n");
  cpSync(realpathSync(run("which", "busybox")), join(root, "bin/busybox"));
  execFileSync("chroot", [root, "/bin/busybox", "--install", "-s", "/bin"]);

  for (const path of contents[base]()) {
    copy(path, root);
    for (const library of statSync(path).isDirectory() ? modulesIn(path).flatMap(librariesOf) : librariesOf(path)) copy(library, root);
  }
  for (const [path, text] of Object.entries(written[base] ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode: 0o755 });
  }
}

function copy(path: string, root: string): void {
  const target = join(root, path);
  if (existsSync(target)) return;
  cpSync(realpathSync(path), target, { recursive: true, dereference: true, filter: (source) => !leftOut.test(source) });
}

function modulesIn(folder: string): string[] {
  return run("find", folder, "-name", "*.so").split("\n").filter((path) => path !== "" && !leftOut.test(path));
}

/** The shared libraries of a program with the loader; none for a script or a static one. */
function librariesOf(path: string): string[] {
  try {
    return [...run("ldd", path).matchAll(/(\/\S+) \(0x/g)].map(([, library]) => library!);
  } catch {
    return [];
  }
}

function npmFolder(): string {
  return resolve(dirname(realpathSync(process.execPath)), "../lib/node_modules/npm");
}

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}
