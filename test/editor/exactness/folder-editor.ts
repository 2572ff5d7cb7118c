import { PassThrough } from "node:stream";
import { type BackgroundCheckerOf, createLanguageServer } from "journeyc-editor/language-server";
import { createConnection } from "vscode-languageserver/node";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { everything } from "../support/abilities.ts";
import { pathOf, uriOf } from "../support/editor.ts";
import type { ChangingHost } from "./changing-host.ts";
import { type Told, toldOf } from "./told.ts";

/** An editor on a folder whose files change, come and go, open and closed; it keeps what it has been told. */
export class FolderEditor implements AsyncDisposable {
  readonly host: ChangingHost;
  /** The texts of the open files. */
  readonly open = new Map<string, string>();
  readonly told = new Map<string, readonly Told[]>();
  /** Everything that was told, in order. */
  readonly log: { readonly path: string; readonly version: number | undefined }[] = [];
  readonly versions = new Map<string, number>();
  /** What is wrong with the order in which things were told. */
  readonly faults: string[] = [];
  readonly #client: ProtocolConnection;

  private constructor(host: ChangingHost, checkerOf?: BackgroundCheckerOf) {
    this.host = host;
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    void createLanguageServer(server, () => host, checkerOf && { checkerOf });
    this.#client = createProtocolConnection(
      new StreamMessageReader(down),
      new StreamMessageWriter(up),
    );
    this.#client.onNotification(PublishDiagnosticsNotification.type, (told) => this.#take(told));
    this.#client.onRequest(RegistrationRequest.type, () => undefined);
    this.#client.listen();
  }

  static async start(host: ChangingHost, checkerOf?: BackgroundCheckerOf): Promise<FolderEditor> {
    const editor = new FolderEditor(host, checkerOf);
    const uri = uriOf("").slice(0, -1);
    await editor.#client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "project" }],
      capabilities: everything,
    });
    await editor.#client.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  /** Opens a file, or types another text into it. */
  async type(path: string, text: string): Promise<void> {
    const version = (this.versions.get(path) ?? 0) + 1;
    const isOpen = this.open.has(path);
    this.versions.set(path, version);
    this.open.set(path, text);
    const uri = uriOf(path);
    if (isOpen) {
      await this.#client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    } else {
      await this.#client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "journey", version, text },
      });
    }
  }

  async close(path: string): Promise<void> {
    if (!this.open.delete(path)) return;
    const textDocument = { uri: uriOf(path) };
    await this.#client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  /** Another program writes a file, or removes it. */
  async changeOnDisk(path: string, text: string | undefined): Promise<void> {
    const before = this.host.read(path).ok;
    this.host.put(path, text);
    const type =
      text === undefined
        ? FileChangeType.Deleted
        : before
          ? FileChangeType.Changed
          : FileChangeType.Created;
    await this.#client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(path), type }],
    });
  }

  #take({ uri, version, diagnostics }: PublishDiagnosticsParams): void {
    const path = pathOf(uri);
    const before = this.log.findLast((one) => one.path === path);
    if (version !== undefined && version < (before?.version ?? 0))
      this.faults.push(`${path}: version ${version} after ${before?.version}`);
    this.log.push({ path, version });
    this.told.set(path, diagnostics.map(toldOf));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.sendRequest(ShutdownRequest.type);
    this.#client.dispose();
  }
}
