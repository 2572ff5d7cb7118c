import { PassThrough } from "node:stream";
import { LazyScriptTypes, MemoryHost } from "journeyc";
import { createLanguageServer } from "journeyc-editor/language-server";
import { createConnection } from "vscode-languageserver/node";
import {
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  InlayHintRefreshRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentPositionParams,
} from "vscode-languageserver-protocol/node";
import { type ClientAbilities, everything } from "./abilities.ts";
import { readMarks } from "./marks.ts";

const root = "file:///project";

export function uriOf(path: string): string {
  return `${root}/${path}`;
}

/** The path in the folder; the address itself of what lies elsewhere. */
export function pathOf(uri: string): string {
  return uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri;
}

interface Waiting {
  readonly path: string;
  readonly fits: (diagnostics: readonly Diagnostic[]) => boolean;
  readonly resolve: (diagnostics: readonly Diagnostic[]) => void;
}

/**
 * A client that talks to the language server over the protocol, as an editor does. Texts hold the cursor as `<|>`; of
 * several, each is a place to ask about. The files are in memory: what is on the "disk" and what is open is told apart.
 */
export class Editor implements AsyncDisposable {
  readonly client: ProtocolConnection;
  readonly host: MemoryHost;
  readonly #texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  readonly #marks: readonly { readonly path: string; readonly position: Position }[];
  readonly #published = new Map<string, readonly Diagnostic[]>();
  readonly #waiting = new Set<Waiting>();
  #server: InitializeResult | undefined;
  /** What the user has set (section `journey`). */
  configuration: unknown = null;
  /** What the server has asked to be shown anew, by the names of its requests. */
  readonly refreshed: string[] = [];

  private constructor(
    files: Readonly<Record<string, string>>,
    folders: Readonly<Record<string, MemoryHost>>,
  ) {
    const marked = Object.entries(files).map(([path, text]) => ({ path, ...readMarks(text) }));
    this.#marks = marked.flatMap(({ path, positions }) =>
      positions.map((position) => ({ path, position })),
    );
    const texts = marked.map(({ path, text }) => [path, text] as const);
    for (const [path, text] of texts) this.#texts.set(path, text);
    this.host = new MemoryHost(Object.fromEntries(texts));
    const up = new PassThrough();
    const down = new PassThrough();
    const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    const hostOf = (folder: string): MemoryHost => folders[folder] ?? this.host;
    void createLanguageServer(connection, hostOf, { scripts: new LazyScriptTypes() });
    this.client = createProtocolConnection(
      new StreamMessageReader(down),
      new StreamMessageWriter(up),
    );
    this.client.onNotification(
      PublishDiagnosticsNotification.type,
      ({ uri, diagnostics, version }) => this.#receive(pathOf(uri), diagnostics, version),
    );
    this.client.onRequest(RegistrationRequest.type, () => undefined);
    this.client.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(() => this.configuration),
    );
    for (const { method } of [InlayHintRefreshRequest.type, CodeLensRefreshRequest.type])
      this.client.onRequest(method, () => void this.refreshed.push(method));
    this.client.listen();
  }

  /**
   * Starts a server and opens the first file that has a cursor, or the first of all.
   * @param options what the client can do (all that an editor may, by default), what it asks of the server, and the
   *   files of further folders as they are seen from there, by the folders' addresses
   */
  static async start(
    files: Readonly<Record<string, string>>,
    options: {
      readonly abilities?: ClientAbilities;
      readonly initializationOptions?: unknown;
      readonly open?: readonly string[];
      readonly folders?: Readonly<Record<string, MemoryHost>>;
    } = {},
  ): Promise<Editor> {
    const { folders = {} } = options;
    const editor = new Editor(files, folders);
    editor.#server = await editor.client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: root,
      workspaceFolders: [root, ...Object.keys(folders)].map((uri) => ({ uri, name: uri })),
      capabilities: options.abilities ?? everything,
      initializationOptions: options.initializationOptions,
    });
    await editor.client.sendNotification(InitializedNotification.type, {});
    const first = editor.#marks[0]?.path ?? Object.keys(files)[0];
    for (const path of options.open ?? (first === undefined ? [] : [first]))
      await editor.open(path);
    return editor;
  }

  get server(): InitializeResult {
    if (this.#server === undefined) throw new Error("The server has not started.");
    return this.#server;
  }

  /** The text of a file as the editor has it. */
  text(path: string): string {
    return this.#texts.get(path) ?? "";
  }

  /** The place of a cursor: the first, or the one of this number, counted from 0. */
  cursor(index = 0): TextDocumentPositionParams {
    const mark = this.#marks[index];
    if (mark === undefined) throw new Error(`There is no cursor ${index}.`);
    return { textDocument: { uri: uriOf(mark.path) }, position: mark.position };
  }

  /** How many cursors the texts have. */
  get cursors(): number {
    return this.#marks.length;
  }

  /** The text of a file in a range. */
  textIn(path: string, { start, end }: Range): string {
    const lines = this.text(path).split("\n");
    const offset = ({ line, character }: Position): number =>
      lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
    return this.text(path).slice(offset(start), offset(end));
  }

  async open(path: string): Promise<void> {
    this.#versions.set(path, 1);
    await this.client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path), languageId: "journey", version: 1, text: this.text(path) },
    });
  }

  /** Replaces the whole text of an open file. */
  async type(path: string, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    this.#texts.set(path, text);
    this.#published.delete(path);
    await this.client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path), version },
      contentChanges: [{ text }],
    });
  }

  /** Writes at the end of an open file, and sends no more than that. */
  async append(path: string, text: string): Promise<void> {
    const before = this.text(path);
    const lines = before.split("\n");
    const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    this.#texts.set(path, before + text);
    this.#published.delete(path);
    await this.client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path), version },
      contentChanges: [{ range: { start: end, end }, text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.client.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path) },
    });
  }

  /** Another program has written, made or removed a file. */
  async changeOnDisk(path: string, text: string, type: FileChangeType): Promise<void> {
    this.#texts.set(path, text);
    this.host.write(path, text);
    await this.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(path), type }],
    });
  }

  /**
   * The findings of a file, when the server has told some that fit.
   * @param fits all that come, by default
   */
  diagnostics(
    path: string,
    fits: (diagnostics: readonly Diagnostic[]) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    const now = this.#published.get(path);
    if (now !== undefined && fits(now)) return Promise.resolve(now);
    return new Promise((resolve) => this.#waiting.add({ path, fits, resolve }));
  }

  #receive(path: string, diagnostics: readonly Diagnostic[], version: number | undefined): void {
    // What was found in an older text says nothing about this one.
    if (version !== undefined && version < (this.#versions.get(path) ?? 0)) return;
    this.#published.set(path, diagnostics);
    for (const waiting of this.#waiting) {
      if (waiting.path !== path || !waiting.fits(diagnostics)) continue;
      this.#waiting.delete(waiting);
      waiting.resolve(diagnostics);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.sendRequest(ShutdownRequest.type);
    this.client.dispose();
  }
}
