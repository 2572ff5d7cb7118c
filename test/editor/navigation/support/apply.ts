import {
  type TextEdit,
  TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Editor, pathOf } from "../../support/editor.ts";

/** The texts that an edit leads to, by file; only those that it changes. */
export function applied(
  editor: Editor,
  edit: WorkspaceEdit | null,
): Readonly<Record<string, string>> {
  const byUri: readonly (readonly [string, readonly TextEdit[]])[] = edit?.documentChanges
    ? edit.documentChanges
        .filter(TextDocumentEdit.is)
        .map(
          ({ textDocument: { uri }, edits }) =>
            [uri, edits.filter((one): one is TextEdit => "newText" in one)] as const,
        )
    : Object.entries(edit?.changes ?? {});
  return Object.fromEntries(
    byUri.map(([uri, edits]) => {
      const path = pathOf(uri);
      const document = TextDocument.create(uri, "journey", 1, editor.text(path));
      return [path, TextDocument.applyEdits(document, [...edits])];
    }),
  );
}
