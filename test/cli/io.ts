import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { run, type ExitCode } from "../../src/cli/run.ts";

/** A credential that is nobody's. */
export const canary = "q7Vd2mXw9RkT4sLz8HnB";
export const leaking = `FROM scratch\nENV API_TOKEN=${canary}\n`;
export const clean = "FROM scratch\nENV LOG_LEVEL=info\n";

const made: string[] = [];
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A directory of its own with these files; a name that ends in `/` is an empty directory. */
export function createProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "dfsecret-test-")));
  made.push(root);
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path, content);
  }
  return root;
}

export interface Outcome {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, in `cwd`. */
export async function runIn(
  cwd: string,
  argv: readonly string[],
  input = "",
  isTTY = false,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  async function* stdin(): AsyncIterable<Uint8Array> {
    await Promise.resolve();
    yield Buffer.from(input);
  }
  const code = await run(argv, {
    cwd,
    env,
    stdin: stdin(),
    stdout: { write: (text) => (stdout += text), isTTY },
    stderr: { write: (text) => (stderr += text) },
    importModule: (url) => import(url),
  });
  return { code, stdout, stderr };
}
