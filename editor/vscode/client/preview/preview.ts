import { type DiagramAnswer, diagramMethod, type DiagramParams } from "journeyc-editor/diagram";
import * as vscode from "vscode";
import type { LanguageServer } from "../language-server.ts";
import type { FromPreview, ToPreview } from "../../webview/messages.ts";
import { cursorAt, journeyAt, rangeOf } from "./places.ts";

/** What is typed in one go is drawn once. */
const debounceMilliseconds = 120;

/** One diagram beside one document: asks for it anew when something has changed, one request at a time. */
export class Preview {
  readonly #panel: vscode.WebviewPanel;
  readonly #server: LanguageServer;
  #document: vscode.Uri;
  #journey: string | undefined;
  #answer: DiagramAnswer | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #again = false;

  constructor(
    panel: vscode.WebviewPanel,
    server: LanguageServer,
    document: vscode.Uri,
    journey: string | undefined,
  ) {
    this.#panel = panel;
    this.#server = server;
    this.#document = document;
    this.#journey = journey;
    panel.webview.onDidReceiveMessage((message: FromPreview) => void this.#receive(message));
    panel.onDidDispose(() => clearTimeout(this.#timer));
  }

  get document(): vscode.Uri {
    return this.#document;
  }

  /** Shows another document, or another journey of it. */
  show(document: vscode.Uri, journey: string | undefined): void {
    const same = document.toString() === this.#document.toString();
    if (same && (journey === undefined || journey === this.#journey)) return;
    this.#document = document;
    this.#journey = journey;
    if (!same) this.#answer = undefined;
    this.refresh(0);
  }

  refresh(milliseconds: number = debounceMilliseconds): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), milliseconds);
  }

  /** The cursor has moved: its node is marked, and its journey drawn. */
  follow(editor: vscode.TextEditor): void {
    if (this.#answer === undefined) return;
    const at = editor.selection.active;
    const journey = journeyAt(this.#answer, at);
    if (journey !== undefined && journey !== this.#journey) this.show(this.#document, journey);
    else this.#send({ kind: "cursor", ...cursorAt(this.#answer, at) });
  }

  async #ask(): Promise<void> {
    this.#again = this.#asking;
    const { client } = this.#server;
    if (this.#asking || client === undefined) return;
    this.#asking = true;
    try {
      this.#take(await this.#request(client));
    } catch (error) {
      // The server is going away, or has no such request: the picture that is there stays.
      this.#server.output.debug(String(error));
    } finally {
      this.#asking = false;
      if (this.#again) this.refresh(0);
    }
  }

  #request(client: NonNullable<LanguageServer["client"]>): Promise<DiagramAnswer | null> {
    const params: DiagramParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(this.#document) },
      ...(this.#journey !== undefined && { journey: this.#journey }),
      theme: "none",
    };
    return client.sendRequest<DiagramAnswer | null>(diagramMethod, params);
  }

  #take(answer: DiagramAnswer | null): void {
    if (answer === null) return;
    const [first] = answer.journeys;
    if (answer.journey === undefined && this.#journey !== undefined && first !== undefined) {
      // Its name has changed, or it is gone.
      this.#journey = undefined;
      this.refresh(0);
      return;
    }
    this.#answer = answer;
    this.#journey = answer.journey;
    this.#panel.title = answer.journey ?? "Journey";
    this.#send({ kind: "diagram", answer });
    const editor = this.#editor();
    if (editor !== undefined)
      this.#send({ kind: "cursor", ...cursorAt(answer, editor.selection.active) });
  }

  async #receive(message: FromPreview): Promise<void> {
    if (message.kind === "ready") this.refresh(0);
    const answer = this.#answer;
    if (answer === undefined) return;
    if (message.kind === "reveal")
      await this.#reveal(answer.nodes.find(({ box }) => box === message.box)?.nameRange);
    if (message.kind === "finding") await this.#reveal(answer.findings[message.index]?.range);
    if (message.kind === "journey")
      await this.#reveal(answer.journeys.find(({ name }) => name === message.name)?.range);
  }

  /** The cursor goes to the start of a range, in the editor that shows the document. */
  async #reveal(range: DiagramAnswer["nodes"][number]["range"] | undefined): Promise<void> {
    if (range === undefined) return;
    const { start } = rangeOf(range);
    const viewColumn = this.#editor()?.viewColumn ?? vscode.ViewColumn.One;
    const document = await vscode.workspace.openTextDocument(this.#document);
    const editor = await vscode.window.showTextDocument(document, { viewColumn });
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(rangeOf(range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #editor(): vscode.TextEditor | undefined {
    const uri = this.#document.toString();
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  }

  #send(message: ToPreview): void {
    // oxlint-disable-next-line require-post-message-target-origin -- the editor's, which has none
    void this.#panel.webview.postMessage(message);
  }
}
