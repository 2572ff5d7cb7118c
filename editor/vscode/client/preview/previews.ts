import * as vscode from "vscode";
import type { LanguageServer } from "../language-server.ts";
import { previewPage } from "./html.ts";
import { Preview } from "./preview.ts";

const isJourney = ({ languageId }: vscode.TextDocument): boolean => languageId === "journey";

/** The preview of the window: one panel, which follows the journey that is being written. */
export class Previews implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #server: LanguageServer;
  readonly #subscriptions: vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  #preview: Preview | undefined;

  constructor(extension: vscode.Uri, server: LanguageServer) {
    this.#extension = extension;
    this.#server = server;
    const changed = (document: vscode.TextDocument): void => {
      if (isJourney(document)) this.#preview?.refresh();
    };
    this.#subscriptions = [
      server.onReady(() => this.#preview?.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document)),
      // Findings come after the text that they are about.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(({ path }) => path.endsWith(".journey"))) this.#preview?.refresh();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
    ];
  }

  /**
   * Opens the preview beside the text.
   * @param uri of which document; of the active editor's when absent
   * @param journey which of its journeys; the one at the cursor when absent
   */
  open(uri?: string, journey?: string): void {
    const active = vscode.window.activeTextEditor?.document;
    const document = uri === undefined ? active?.uri : vscode.Uri.parse(uri);
    if (document === undefined || (uri === undefined && active?.languageId !== "journey")) {
      void vscode.window.showInformationMessage("Open a .journey file to see its diagram.");
      return;
    }
    if (this.#panel !== undefined && this.#preview !== undefined) {
      this.#preview.show(document, journey);
      this.#panel.reveal(undefined, true);
      return;
    }
    this.#create(document, journey);
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  #create(document: vscode.Uri, journey: string | undefined): void {
    const panel = vscode.window.createWebviewPanel(
      "journey.preview",
      "Journey",
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: true,
        retainContextWhenHidden: true,
        localResourceRoots: [vscode.Uri.joinPath(this.#extension, "dist")],
      },
    );
    const icon = (name: string): vscode.Uri => vscode.Uri.joinPath(this.#extension, "icons", name);
    panel.iconPath = { light: icon("file-light.svg"), dark: icon("file-dark.svg") };
    this.#panel = panel;
    this.#preview = new Preview(panel, this.#server, document, journey);
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#preview = undefined;
    });
    panel.webview.html = previewPage(panel.webview, this.#extension);
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (this.#preview === undefined || editor === undefined || !isJourney(editor.document)) return;
    const { uri } = editor.document;
    if (uri.toString() === this.#preview.document.toString()) this.#preview.follow(editor);
    else this.#preview.show(uri, undefined);
  }
}
