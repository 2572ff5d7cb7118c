import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCreateRequest,
} from "vscode-languageserver-protocol/node";

const root = join(import.meta.dirname, "../..");

/** A language server that is measured. */
export interface Server {
  /** What Node runs, and with what arguments. */
  readonly command: readonly string[];
  readonly languageId: string;
}

/** Ours, as it was built. */
export const journeyc: Server = {
  command: [join(root, "compiler/bin/journeyc.cjs"), "lsp", "--stdio"],
  languageId: "journey",
};

/** An editor at the other end of a server that was built and runs as a process of its own. */
export class Client implements AsyncDisposable {
  readonly connection: ProtocolConnection;
  readonly #server: ChildProcess;
  readonly #folder: string;
  readonly #languageId: string;
  #ended = false;
  readonly #texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  readonly #listeners = new Set<(told: PublishDiagnosticsParams) => void>();
  /** When something was told last. */
  toldAt = performance.now();

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#languageId = server.languageId;
    this.#server = spawn(process.execPath, server.command, {
      cwd: folder,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#server.on("exit", (code) => {
      if (!this.#ended) throw new Error(`The server ended by itself, with ${code}.`);
    });
    const { stdin, stdout } = this.#server;
    if (stdin === null || stdout === null) throw new Error("The server has no pipes.");
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (told) => {
      this.toldAt = performance.now();
      for (const listener of this.#listeners) listener(told);
    });
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    // No settings: each server takes its defaults.
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
    this.connection.listen();
  }

  static async start(folder: string, server: Server = journeyc): Promise<Client> {
    const client = new Client(folder, server);
    const uri = pathToFileURL(folder).href;
    await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "bench" }],
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  uriOf(path: string): string {
    return pathToFileURL(join(this.#folder, path)).href;
  }

  text(path: string): string {
    return this.#texts.get(path) ?? readFileSync(join(this.#folder, path), "utf8");
  }

  /** Opens a file and waits for its findings. */
  async open(path: string): Promise<void> {
    const told = this.told(path, 1);
    this.#versions.set(path, 1);
    this.#texts.set(path, this.text(path));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {
        uri: this.uriOf(path),
        languageId: this.#languageId,
        version: 1,
        text: this.text(path),
      },
    });
    await told;
  }

  /**
   * Replaces a part of a line, as a keystroke does, and waits for what is found in the new text.
   * @returns how many milliseconds that took
   */
  async type(path: string, start: Position, removed: number, text: string): Promise<number> {
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    const told = this.told(path, version);
    const from = performance.now();
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uriOf(path), version },
      contentChanges: [
        { range: { start, end: { ...start, character: start.character + removed } }, text },
      ],
    });
    await told;
    return performance.now() - from;
  }

  async close(path: string): Promise<void> {
    this.#texts.delete(path);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: this.uriOf(path) },
    });
  }

  /** Waits until nothing has been told for so long. */
  async quiet(milliseconds = 1_500): Promise<void> {
    while (performance.now() - this.toldAt < milliseconds) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /**
   * The CPU time so far of the thread that answers the editor, in milliseconds; NaN where the system does not say. Unlike
   * the time on the clock it hardly depends on what else the machine does.
   */
  get cpu(): number {
    const { pid } = this.#server;
    try {
      const stat = readFileSync(`/proc/${pid}/task/${pid}/stat`, "utf8");
      const [user = NaN, system = NaN] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14);
      return (Number(user) + Number(system)) * 10;
    } catch {
      return Number.NaN;
    }
  }

  /** Waits for findings of a file. @param version of this text; undefined: while it is not open */
  told(path: string, version?: number): Promise<void> {
    const uri = this.uriOf(path);
    return new Promise((resolve) => {
      const listener = (told: PublishDiagnosticsParams): void => {
        // A peer may leave the version out.
        if (told.uri !== uri || (told.version ?? version) !== version) return;
        this.#listeners.delete(listener);
        resolve();
      };
      this.#listeners.add(listener);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    this.connection.dispose();
  }
}
