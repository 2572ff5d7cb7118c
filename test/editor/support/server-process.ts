import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { expect } from "vitest";
import { commandOf } from "../../cli/journeyc.ts";

export interface Start {
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly processId?: number | null;
  readonly options?: readonly string[];
  /** Where the process runs. */
  readonly cwd?: string;
}

/** `journeyc lsp` in a process of its own, and a client at its standard input and output. */
export class ServerProcess implements AsyncDisposable {
  readonly process: ChildProcess;
  readonly client: ProtocolConnection;
  /** The exit code, when it has ended. */
  readonly ended: Promise<number | null>;
  readonly published = new Map<string, readonly Diagnostic[]>();
  #stderr = "";
  #versions = 1;

  private constructor({ options = [], cwd }: Start) {
    const [program = "", ...args] = commandOf(["lsp", ...options]);
    const child = spawn(program, args, { stdio: "pipe", cwd });
    this.process = child;
    const { promise, resolve } = Promise.withResolvers<number | null>();
    child.once("close", resolve);
    this.ended = promise;
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    child.stdin.on("error", () => undefined);
    this.client = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.published.set(uri, diagnostics);
    });
    this.client.onRequest(RegistrationRequest.type, () => undefined);
    this.client.listen();
  }

  static async start(start: Start = {}): Promise<ServerProcess> {
    const server = new ServerProcess(start);
    const folders = (start.folders ?? []).map((folder) => pathToFileURL(folder).href);
    await server.client.sendRequest(InitializeRequest.type, {
      processId: start.processId ?? null,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map((uri) => ({ uri, name: "folder" })),
      capabilities: start.capabilities ?? { workspace: { workspaceFolders: true } },
    });
    await server.client.sendNotification(InitializedNotification.type, {});
    return server;
  }

  get stderr(): string {
    return this.#stderr;
  }

  async open(uri: string, text: string): Promise<void> {
    await this.client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "journey", version: 1, text },
    });
  }

  async type(uri: string, text: string): Promise<void> {
    this.#versions += 1;
    await this.client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: this.#versions },
      contentChanges: [{ text }],
    });
  }

  codes(uri: string): readonly unknown[] | undefined {
    return this.published.get(uri)?.map(({ code }) => code);
  }

  /** Waits until a file has findings of these codes, and no others. */
  async expectCodes(uri: string, codes: readonly string[]): Promise<void> {
    await expect.poll(() => this.codes(uri), { timeout: 20_000 }).toEqual(codes);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended;
    this.client.dispose();
  }
}
