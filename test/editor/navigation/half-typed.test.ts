import {
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ImplementationRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  ReferencesRequest,
  ResponseError,
  TypeDefinitionRequest,
} from "vscode-languageserver-protocol/node";
import { Lines } from "journeyc/analysis";
import { expect, test } from "vitest";
import { Editor, uriOf } from "../support/editor.ts";
import { files, login, shared } from "./support/files.ts";

/** Asks everything about a place; fails where the server does. */
async function askAll(editor: Editor, path: string, offset: number): Promise<void> {
  const textDocument = { uri: uriOf(path) };
  const { line, column } = new Lines(editor.text(path)).positionAt(offset);
  const at = { textDocument, position: { line: line - 1, character: column - 1 } };
  const { client } = editor;
  await Promise.all([
    client.sendRequest(DefinitionRequest.type, at),
    client.sendRequest(TypeDefinitionRequest.type, at),
    client.sendRequest(ImplementationRequest.type, at),
    client.sendRequest(ReferencesRequest.type, { ...at, context: { includeDeclaration: true } }),
    client.sendRequest(DocumentHighlightRequest.type, at),
    client.sendRequest(DocumentLinkRequest.type, { textDocument }),
    client.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    client.sendRequest(CallHierarchyPrepareRequest.type, at),
    client.sendRequest(PrepareRenameRequest.type, at).catch((error: unknown) => {
      // That something cannot be renamed is an answer.
      const isRefusal =
        error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;
      if (!isRefusal) throw error;
    }),
  ]);
}

test.each([
  ["login.journey", login],
  ["shared.journey", shared],
])("keystroke by keystroke %s is answered for", async (path, text) => {
  await using editor = await Editor.start(files, { open: [path] });
  for (let end = 0; end <= text.length; end += 5) {
    await editor.type(path, text.slice(0, end));
    await askAll(editor, path, end);
  }
});

test("whatever is torn out of a file, the rest is answered for", async () => {
  await using editor = await Editor.start(files, { open: ["login.journey"] });
  for (let start = 0; start < login.length; start += 11) {
    await editor.type("login.journey", login.slice(0, start) + login.slice(start + 7));
    for (const offset of [start - 3, start, start + 20])
      await askAll(editor, "login.journey", Math.max(0, offset));
  }
  expect(await editor.diagnostics("login.journey")).toBeDefined();
});
