import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { JsonRpcConnection } from "./json-rpc.ts";

/** Lines and characters from 0. */
interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** What an editor underlines. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  /** 1 for errors, 2 for warnings. */
  readonly severity: number;
  /** The rule. */
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
}

/** What an editor offers for a diagnostic. */
export interface CodeAction {
  readonly title: string;
  readonly command: { readonly command: string; readonly arguments: readonly unknown[] };
}

interface WorkspaceEdit {
  readonly documentChanges: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly TextEdit[] }[];
}

type Settings = Readonly<Record<string, unknown>>;

/** A text that is open in the editor. */
interface OpenDocument {
  readonly settings: Settings;
  version: number;
  text: string;
}

/** Settings as an editor without an ESLint extension of its own has to write them out; docs/editors.md shows the same. */
const defaultSettings: Settings = {
  validate: "on",
  run: "onType",
  nodePath: null,
  workingDirectory: { mode: "auto" },
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  onIgnoredFiles: "off",
  codeAction: { disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" }, showDocumentation: { enable: true } },
  codeActionOnSave: { enable: false, mode: "all" },
  experimental: {},
};

/** Enough for a machine that is busy with other tests. */
const longestStop = 20_000;

/**
 * The ESLint language server that editors start, driven as they drive it: over its standard streams, with texts
 * that are open and not saved. It ends with this process at the latest.
 */
export class EslintServer {
  readonly #process: ChildProcess;
  readonly #connection: JsonRpcConnection;
  readonly #root: string;
  readonly #documents = new Map<string, OpenDocument>();
  #complaints: string[] = [];

  static async start(root: string): Promise<EslintServer> {
    const server = new EslintServer(root);
    await server.#connection.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      workspaceFolders: [server.#folder()],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
        textDocument: {
          diagnostic: { dynamicRegistration: false },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll.eslint"] } } },
        },
      },
    });
    server.#connection.notify("initialized", {});
    return server;
  }

  private constructor(root: string) {
    this.#root = root;
    const bin = resolve("node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server");
    this.#process = spawn(process.execPath, [bin, "--stdio"], { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
    const complain = (method: string) => () => void this.#complaints.push(method);
    this.#connection = new JsonRpcConnection(this.#process.stdout!, this.#process.stdin!, {
      "workspace/configuration": (params) =>
        (params as { items: { scopeUri: string }[] }).items.map(({ scopeUri }) => this.#settingsOf(scopeUri)),
      "workspace/applyEdit": (params) => ({ applied: this.#apply((params as { edit: WorkspaceEdit }).edit) }),
      "workspace/diagnostic/refresh": () => null,
      "client/registerCapability": () => null,
      "eslint/noLibrary": complain("eslint/noLibrary"),
      "eslint/noConfig": complain("eslint/noConfig"),
      "eslint/probeFailed": complain("eslint/probeFailed"),
    });
    this.#process.stderr!.on("data", (chunk: Buffer) => this.#complaints.push(chunk.toString()));
    this.#process.on("exit", (code) => this.#connection.fail(new Error(`the server ended with ${code}: ${this.#complaints.join("\n")}`)));
  }

  /**
   * Opens a text under a name in the project, anew where it is open; the file need not be there. `changes` replace some of
   * the settings for it.
   */
  open(name: string, languageId: string, text: string, changes: Settings = {}): void {
    if (this.#documents.has(name)) this.close(name);
    this.#documents.set(name, { settings: { ...defaultSettings, ...changes }, version: 1, text });
    this.#connection.notify("textDocument/didOpen", { textDocument: { uri: this.#uri(name), languageId, version: 1, text } });
  }

  close(name: string): void {
    this.#documents.delete(name);
    this.#connection.notify("textDocument/didClose", { textDocument: { uri: this.#uri(name) } });
  }

  /** The text as the editor has it now. */
  text(name: string): string {
    return this.#document(name).text;
  }

  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    const report = await this.#connection.request("textDocument/diagnostic", { textDocument: { uri: this.#uri(name) } });
    return (report as { items: readonly Diagnostic[] }).items;
  }

  /** What is offered for a diagnostic, in the server's order. */
  async codeActions(name: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const actions = await this.#connection.request("textDocument/codeAction", {
      textDocument: { uri: this.#uri(name) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    return actions as readonly CodeAction[];
  }

  /** Does what an action offers; when this returns, its edits are in the text. */
  async run({ command }: CodeAction): Promise<void> {
    await this.#connection.request("workspace/executeCommand", command);
  }

  /** What the server has complained of since this was last asked, such as an ESLint that it cannot find. */
  takeComplaints(): string[] {
    const complaints = this.#complaints;
    this.#complaints = [];
    return complaints;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, "exit");
    // A server that does not answer is ended all the same.
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), longestStop);
    await this.#connection.request("shutdown").catch(() => null);
    this.#connection.notify("exit");
    await ended;
    clearTimeout(timer);
  }

  #folder(): { uri: string; name: string } {
    return { uri: pathToFileURL(this.#root).href, name: "project" };
  }

  #settingsOf(uri: string): Settings {
    const [, document] = [...this.#documents].find(([name]) => this.#uri(name) === uri) ?? [];
    return { workspaceFolder: this.#folder(), ...(document?.settings ?? defaultSettings) };
  }

  #uri(name: string): string {
    return pathToFileURL(join(this.#root, name)).href;
  }

  #document(name: string): OpenDocument {
    const document = this.#documents.get(name);
    if (document === undefined) throw new Error(`${name} is not open`);
    return document;
  }

  /** Applies edits as an editor does: only to what is open, last one first, and tells the server of the new text. */
  #apply({ documentChanges }: WorkspaceEdit): boolean {
    for (const { textDocument, edits } of documentChanges) {
      const name = [...this.#documents.keys()].find((one) => this.#uri(one) === textDocument.uri);
      if (name === undefined) return false;
      const document = this.#document(name);
      document.text = applyEdits(document.text, edits);
      document.version++;
      this.#connection.notify("textDocument/didChange", {
        textDocument: { uri: textDocument.uri, version: document.version },
        contentChanges: [{ text: document.text }],
      });
    }
    return true;
  }
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .map(({ range, newText }) => ({ start: offsetOf(text, range.start), end: offsetOf(text, range.end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, newText }) => changed.slice(0, start) + newText + changed.slice(end), text);
}

/** A character behind the end of its line is that end, as the protocol says. */
function offsetOf(text: string, { line, character }: Position): number {
  const before = text.split("\n").slice(0, line);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  const end = text.indexOf("\n", start);
  return Math.min(start + character, end === -1 ? text.length : end);
}
