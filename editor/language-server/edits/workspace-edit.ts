import {
  type CreateFile,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit as ProtocolEdit,
  TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { ActionEdit, Change } from "../action.ts";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";

/** What an editor can do with an edit. */
export interface EditAbilities {
  /** It knows versions of documents. */
  readonly versions: boolean;
  readonly createsFiles: boolean;
  readonly fillsIn: boolean;
}

export function editAbilities({ client }: Session): EditAbilities {
  const can = client.workspace?.workspaceEdit;
  const versions = can?.documentChanges === true;
  return {
    versions,
    createsFiles: versions && can.resourceOperations?.includes("create") === true,
    fillsIn: versions && can.snippetEditSupport === true,
  };
}

/** A text with the line ends of the file that it goes into. */
function withLineEnds(text: string, into: string): string {
  return into.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}

/** A change as the protocol has it; edits of open documents say which version they are for. */
export function workspaceEdit(session: Session, project: Project, change: Change): WorkspaceEdit {
  const { versions, fillsIn } = editAbilities(session);
  const byFile = Map.groupBy(change.edits, ({ file }) => project.uris.uriOf(file));
  const plain = (edit: ActionEdit): ProtocolEdit => ({
    range: session.rangeIn(project, edit.file, edit.span),
    newText: withLineEnds(edit.newText, project.lines(edit.file)?.text ?? ""),
  });
  if (!versions) {
    return {
      changes: Object.fromEntries([...byFile].map(([uri, edits]) => [uri, edits.map(plain)])),
    };
  }
  const asked = (edit: ActionEdit): ProtocolEdit | SnippetTextEdit => {
    const { range, newText } = plain(edit);
    if (!fillsIn || edit.snippet === undefined) return { range, newText };
    const value = withLineEnds(edit.snippet, project.lines(edit.file)?.text ?? "");
    return { range, snippet: { kind: "snippet", value } };
  };
  const documents = [...byFile].map(([uri, edits]): TextDocumentEdit => ({
    textDocument: { uri, version: session.documents.get(uri)?.version ?? null },
    edits: edits.map(asked),
  }));
  return { documentChanges: [...newFiles(project, change), ...documents] };
}

function newFiles(
  project: Project,
  { newFiles: files }: Change,
): (CreateFile | TextDocumentEdit)[] {
  return (files ?? []).flatMap(({ path, text }) => {
    const uri = project.uris.uriOf(path);
    return [
      { kind: "create", uri } satisfies CreateFile,
      {
        textDocument: { uri, version: null },
        edits: [TextEdit.insert({ line: 0, character: 0 }, text)],
      } satisfies TextDocumentEdit,
    ];
  });
}
