import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LSPErrorCodes,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol/node";
import { type Editor, uriOf } from "./editor.ts";

/** What cannot be renamed is refused with its reason: an answer, and no fault. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof ResponseError) || error.code !== LSPErrorCodes.RequestFailed) throw error;
}

/** Asks at a place everything that the server says it can answer; rejects when one answer is an error. */
export async function askEverything(
  editor: Editor,
  path: string,
  position: Position,
): Promise<void> {
  const { client, server } = editor;
  const textDocument = { uri: uriOf(path) };
  const range = { start: { line: 0, character: 0 }, end: position };
  const at = { textDocument, position };
  const can = server.capabilities;
  await client.sendRequest(CompletionRequest.type, at);
  if (can.hoverProvider) await client.sendRequest(HoverRequest.type, at);
  if (can.definitionProvider) await client.sendRequest(DefinitionRequest.type, at);
  if (can.documentHighlightProvider) await client.sendRequest(DocumentHighlightRequest.type, at);
  if (can.signatureHelpProvider) await client.sendRequest(SignatureHelpRequest.type, at);
  if (can.referencesProvider) {
    const context = { includeDeclaration: true };
    await client.sendRequest(ReferencesRequest.type, { ...at, context });
  }
  if (typeof can.renameProvider === "object" && can.renameProvider.prepareProvider === true)
    await client.sendRequest(PrepareRenameRequest.type, at).catch(unlessRefused);
  if (can.codeActionProvider) {
    const context = { diagnostics: [] };
    await client.sendRequest(CodeActionRequest.type, { textDocument, range, context });
  }
  if (can.selectionRangeProvider)
    await client.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] });
  if (can.inlayHintProvider)
    await client.sendRequest(InlayHintRequest.type, { textDocument, range });
  await askOfFile(editor, path);
}

/** What is asked of a file as a whole. */
async function askOfFile({ client, server }: Editor, path: string): Promise<void> {
  const textDocument = { uri: uriOf(path) };
  const can = server.capabilities;
  const options = { tabSize: 2, insertSpaces: true };
  if (can.documentFormattingProvider)
    await client.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
  if (can.documentSymbolProvider)
    await client.sendRequest(DocumentSymbolRequest.type, { textDocument });
  if (can.foldingRangeProvider)
    await client.sendRequest(FoldingRangeRequest.type, { textDocument });
  if (can.semanticTokensProvider)
    await client.sendRequest(SemanticTokensRequest.type, { textDocument });
  if (can.codeLensProvider) await client.sendRequest(CodeLensRequest.type, { textDocument });
  if (can.documentLinkProvider)
    await client.sendRequest(DocumentLinkRequest.type, { textDocument });
  if (can.workspaceSymbolProvider)
    await client.sendRequest(WorkspaceSymbolRequest.type, { query: "" });
}
