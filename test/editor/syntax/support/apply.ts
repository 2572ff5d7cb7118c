import { TextDocument } from "vscode-languageserver-textdocument";
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { type Editor, uriOf } from "../../support/editor.ts";

const options = { tabSize: 2, insertSpaces: true };

export function applied(text: string, edits: readonly TextEdit[] | null): string {
  const document = TextDocument.create("file:///a.journey", "journey", 1, text);
  return TextDocument.applyEdits(document, [...(edits ?? [])]);
}

export function documentEdits(editor: Editor, path: string): Promise<TextEdit[] | null> {
  return editor.client.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri: uriOf(path) },
    options,
  });
}

/** Formats what stands between the first two cursors. */
export async function formatSelection(editor: Editor, path: string): Promise<string> {
  const start = editor.cursor(0);
  const edits = await editor.client.sendRequest(DocumentRangeFormattingRequest.type, {
    textDocument: start.textDocument,
    range: { start: start.position, end: editor.cursor(1).position },
    options,
  });
  return applied(editor.text(path), edits);
}

/** The text after a character has just been typed before the first cursor. */
export async function afterTyping(editor: Editor, path: string, ch: string): Promise<string> {
  const edits = await editor.client.sendRequest(DocumentOnTypeFormattingRequest.type, {
    ...editor.cursor(0),
    ch,
    options,
  });
  return applied(editor.text(path), edits);
}
