/** What the command has of the world outside. */
export interface CommandIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Imports a module by its URL. The program's own files cannot do so, see compiled-code.ts. */
  readonly importModule: (url: string) => Promise<unknown>;
}

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}
