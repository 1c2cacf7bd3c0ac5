#!/usr/bin/env node
import module from "node:module";

// Node 22 on; saves compiling the bundle again at every start.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void import("./cli/run.ts").then(async ({ run }) => {
  // Setting the code, not calling exit: what is still to be written to a pipe would be lost.
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    // Node makes the stream when it is asked for, which takes a start some milliseconds.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
  });
});
