import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The page of the preview. It may load its own script and style sheet, and nothing else from anywhere. */
export function previewPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64url");
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", name)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <title>Journey</title>
    <link rel="stylesheet" nonce="${nonce}" href="${file("preview.css")}" />
  </head>
  <body>
    <header>
      <select id="journeys" aria-label="Journey"></select>
      <select id="findings" aria-label="Findings"></select>
      <span id="state" role="status"></span>
      <span class="zoom">
        <button id="out" type="button" title="Zoom out (−)" aria-label="Zoom out">−</button>
        <button id="fit" type="button" title="Fit the window (0)" aria-label="Fit the window">Fit</button>
        <button id="in" type="button" title="Zoom in (+)" aria-label="Zoom in">+</button>
      </span>
    </header>
    <main id="canvas" tabindex="0" aria-label="Diagram: arrow keys move it, plus and minus zoom, Tab goes through its nodes"></main>
    <script nonce="${nonce}" src="${file("preview.js")}"></script>
  </body>
</html>`;
}
