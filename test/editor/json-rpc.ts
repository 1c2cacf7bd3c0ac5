import type { Readable, Writable } from "node:stream";

/** Answers a request of the other side; what it returns is the result. */
export type RequestHandler = (params: unknown) => unknown;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** JSON-RPC 2.0 with the headers of the Language Server Protocol, over a pair of streams. */
export class JsonRpcConnection {
  readonly #output: Writable;
  readonly #handlers: Readonly<Record<string, RequestHandler>>;
  readonly #waiting = new Map<number, Waiting>();
  #unread = Buffer.alloc(0);
  #lastId = 0;

  /** A request for which there is no handler is answered with an error; notifications are passed over. */
  constructor(input: Readable, output: Writable, handlers: Readonly<Record<string, RequestHandler>>) {
    this.#output = output;
    this.#handlers = handlers;
    input.on("data", (chunk: Buffer) => this.#read(chunk));
    // What is written to a process that has ended fails there; those who wait are told by `fail`.
    output.on("error", () => {});
  }

  /** The result; rejects where the other side answers with an error, or is gone. */
  request(method: string, params?: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params?: unknown): void {
    this.#send({ method, params });
  }

  /** Rejects every request that is still without an answer. */
  fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#output.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** Takes whole messages off what has come so far. */
  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (;;) {
      const headerEnd = this.#unread.indexOf("\r\n\r\n");
      if (headerEnd === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#unread.toString("latin1", 0, headerEnd))?.[1]);
      const start = headerEnd + "\r\n\r\n".length;
      if (this.#unread.length < start + length) return;
      const message = JSON.parse(this.#unread.toString("utf8", start, start + length)) as Message;
      this.#unread = this.#unread.subarray(start + length);
      if (message.method === undefined) this.#settle(message);
      else if (message.id !== undefined) void this.#answer(message.id, message.method, message.params);
    }
  }

  #settle({ id, result, error }: Message): void {
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  async #answer(id: number | string, method: string, params: unknown): Promise<void> {
    const handler = this.#handlers[method];
    const answer = handler ? { result: (await handler(params)) ?? null } : { error: { code: -32601, message: `${method} is not handled` } };
    this.#send({ id, ...answer });
  }
}
