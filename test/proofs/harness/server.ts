import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** What the packages, repositories and files of the server are called. */
const packageName = "proofpkg";
const wheel = `${packageName}-1.0.0-py3-none-any.whl`;

/** A file of the server that anybody may have, and what it should be. */
const benign = "what was published\n";
export const benignDigest = createHash("sha256").update(benign).digest("hex");

/** Makes once what every server hands out: a git repository, an npm package, a Python wheel. */
export function writeServed(root: string): void {
  const run = (cwd: string, command: string, ...args: string[]): void => {
    execFileSync(command, args, { cwd, stdio: "ignore", env: { PATH: process.env["PATH"], HOME: root, GIT_CONFIG_NOSYSTEM: "1" } });
  };
  const write = (path: string, text: string): void => {
    const file = join(root, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  };

  write("private/file", "only for those who may\n");

  write("work/README", "a repository\n");
  run(join(root, "work"), "git", "init", "--quiet", "--initial-branch=main");
  run(join(root, "work"), "git", "add", ".");
  run(join(root, "work"), "git", "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--message=first");
  run(root, "git", "clone", "--quiet", "--bare", "work", "git/repo.git");
  run(join(root, "git/repo.git"), "git", "update-server-info");

  write("package/package.json", JSON.stringify({ name: packageName, version: "1.0.0" }));
  mkdirSync(join(root, "npm"));
  run(root, "tar", "-czf", `npm/${packageName}-1.0.0.tgz`, "package");

  write(`wheel/${packageName}.py`, "");
  write(`wheel/${packageName}-1.0.0.dist-info/METADATA`, `Metadata-Version: 2.1\nName: ${packageName}\nVersion: 1.0.0\n`);
  write(`wheel/${packageName}-1.0.0.dist-info/WHEEL`, "Wheel-Version: 1.0\nGenerator: proof\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
  write(`wheel/${packageName}-1.0.0.dist-info/RECORD`, `${packageName}.py,,\n`);
  mkdirSync(join(root, `simple/${packageName}`), { recursive: true });
  run(join(root, "wheel"), "/usr/bin/python3", "-m", "zipfile", "-c", `../simple/${packageName}/${wheel}`, `${packageName}.py`, `${packageName}-1.0.0.dist-info`);
  write(`simple/${packageName}/index.html`, `<a href="${wheel}">${wheel}</a>\n`);
}

export interface Server {
  /** Address and port. */
  readonly host: string;
  /** How many requests so far had the right password or token. */
  requests(): number;
  close(): Promise<void>;
}

/**
 * Serves files on 127.0.0.1 to who has the secret as a password, a bearer token or the query's `token`; without it
 * only `/public/tool`, which somebody has replaced by something that holds the value.
 */
export async function startServer(root: string, secret: string): Promise<Server> {
  let authorized = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/public/tool") {
      response.end(`replaced: ${secret}\n`);
      return;
    }
    if (!hasSecret(request, url, secret)) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="proof"' }).end();
      return;
    }
    authorized += 1;
    if (url.pathname === `/npm/${packageName}`) {
      response.setHeader("content-type", "application/json").end(npmDocument(root, request.headers.host ?? ""));
      return;
    }
    const file = join(root, url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname);
    if (url.pathname.endsWith("/")) response.setHeader("content-type", "text/html");
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => authorized,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function hasSecret({ headers: { authorization = "" } }: IncomingMessage, url: URL, secret: string): boolean {
  const [, scheme = "", credentials = ""] = /^(\w+) (\S+)$/.exec(authorization) ?? [];
  if (scheme === "Bearer") return credentials === secret;
  if (scheme === "Basic") return Buffer.from(credentials, "base64").toString().endsWith(`:${secret}`);
  return url.searchParams.get("token") === secret;
}

/** What a registry says of a package. */
function npmDocument(root: string, host: string): string {
  const file = `${packageName}-1.0.0.tgz`;
  const integrity = `sha512-${createHash("sha512").update(readFileSync(join(root, "npm", file))).digest("base64")}`;
  const version = { name: packageName, version: "1.0.0", dist: { tarball: `http://${host}/npm/${file}`, integrity } };
  return JSON.stringify({ name: packageName, "dist-tags": { latest: "1.0.0" }, versions: { "1.0.0": version } });
}
