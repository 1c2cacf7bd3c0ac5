import type { OutputStream } from "./io.ts";

/** Standard output or error that Node opens when something is written or asked: it takes a start some milliseconds. */
export function lazyOutput(open: () => NodeJS.WriteStream): OutputStream {
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => (opened ??= open().on("error", allowClosed));
  return {
    write: (text) => text !== "" && stream().write(text),
    get isTTY() {
      return stream().isTTY;
    },
  };
}

/** A reader that has seen enough (`| head`) is no failure of ours. */
function allowClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
