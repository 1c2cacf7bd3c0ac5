import { printable } from "./formats/printable.ts";
import type { OutputStream } from "./io.ts";

/** A run that is over sooner needs no line that says it goes on. */
const patience = 500;
const interval = 100;
const longestLine = 79;

/** Tells how far a run has come. */
export interface Progress {
  /** Called before each file; `total` as far as it is known. */
  step(done: number, total: number, path: string): void;
  /** Takes the line away. */
  end(): void;
}

/** A line that is written again and again, on a terminal; nothing elsewhere. */
export function createProgress(stream: OutputStream, now: () => number = Date.now): Progress {
  let due = now() + patience;
  let shown = false;
  const clear = (): void => void stream.write("\r\u001B[K");
  return {
    step(done, total, path) {
      // In this order: Node opens the stream to tell what it is, which short runs need not wait for.
      if (now() < due || !stream.isTTY) return;
      due = now() + interval;
      shown = true;
      clear();
      stream.write(printable(`${done} of ${total} files, ${path}`).slice(0, longestLine));
    },
    end() {
      if (shown) clear();
    },
  };
}
