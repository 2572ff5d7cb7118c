import type { Lines } from "journeyc/analysis";
import {
  type CreateFile,
  type FileRename,
  type RenameFile,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit as ProtocolEdit,
  TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { ActionEdit, Change } from "../action.ts";
import { rangeOf } from "../positions.ts";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";

/** What an editor can do with an edit. */
export interface EditAbilities {
  /** It knows versions of documents. */
  readonly versions: boolean;
  readonly createsFiles: boolean;
  readonly renamesFiles: boolean;
  readonly fillsIn: boolean;
}

export function editAbilities({ client }: Session): EditAbilities {
  const can = client.workspace?.workspaceEdit;
  const versions = can?.documentChanges === true;
  return {
    versions,
    createsFiles: versions && can.resourceOperations?.includes("create") === true,
    renamesFiles: versions && can.resourceOperations?.includes("rename") === true,
    fillsIn: versions && can.snippetEditSupport === true,
  };
}

/** A text with the line ends of the file that it goes into. */
function withLineEnds(text: string, into: string): string {
  return into.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}

/** What happens to files besides the edits of their texts. */
interface FileChanges {
  /** Files that do not exist yet, by their addresses. */
  readonly created?: readonly { readonly uri: string; readonly text: string }[];
  /** Files that are to be renamed afterwards, by an editor that can. */
  readonly moved?: readonly FileRename[];
}

/** Edits as the protocol has them; those of open documents say which version they are for, if the editor knows versions. */
export function workspaceEdit(
  session: Session,
  edits: ReadonlyMap<Project, readonly ActionEdit[]>,
  { created = [], moved = [] }: FileChanges = {},
): WorkspaceEdit {
  const { versions, fillsIn, renamesFiles } = editAbilities(session);
  const byUri = new Map<string, Map<string, ProtocolEdit | SnippetTextEdit>>();
  for (const [project, inProject] of edits) {
    for (const edit of inProject) {
      const lines = project.lines(edit.file);
      if (lines === undefined) continue;
      const uri = project.uris.uriOf(edit.file);
      const ofFile = byUri.get(uri) ?? new Map<string, ProtocolEdit | SnippetTextEdit>();
      const { start, end } = edit.span;
      // A file that two folders hold is changed once; two insertions at one place are both made.
      const key = `${start} ${end} ${edit.newText}`;
      ofFile.set(key, protocolEdit(edit, lines, fillsIn));
      byUri.set(uri, ofFile);
    }
  }
  const files = [...byUri].map(([uri, ofFile]) => ({ uri, edits: [...ofFile.values()] }));
  if (!versions) {
    // Without versions nothing is filled in, either: these are plain edits.
    const plain = files.map(({ uri, edits: all }) => [uri, all as ProtocolEdit[]] as const);
    return { changes: Object.fromEntries(plain) };
  }
  const documents = files.map(({ uri, edits: all }): TextDocumentEdit => {
    const version = session.documents.get(uri)?.version ?? null;
    return { textDocument: { uri, version }, edits: all };
  });
  const renames = moved.map((move): RenameFile => ({ kind: "rename", ...move }));
  const documentChanges = [
    ...created.flatMap(creation),
    ...documents,
    ...(renamesFiles ? renames : []),
  ];
  return { documentChanges };
}

/** What an action changes, as the protocol has it. */
export function changeEdit(
  session: Session,
  project: Project,
  { edits, newFiles = [] }: Change,
): WorkspaceEdit {
  const created = newFiles.map(({ path, text }) => ({ uri: project.uris.uriOf(path), text }));
  return workspaceEdit(session, new Map([[project, edits]]), { created });
}

function protocolEdit(
  { span, newText, snippet }: ActionEdit,
  lines: Lines,
  fillsIn: boolean,
): ProtocolEdit | SnippetTextEdit {
  const range = rangeOf(lines, span);
  if (!fillsIn || snippet === undefined)
    return { range, newText: withLineEnds(newText, lines.text) };
  return { range, snippet: { kind: "snippet", value: withLineEnds(snippet, lines.text) } };
}

function creation({
  uri,
  text,
}: {
  readonly uri: string;
  readonly text: string;
}): [CreateFile, TextDocumentEdit] {
  const edits = [TextEdit.insert({ line: 0, character: 0 }, text)];
  return [
    { kind: "create", uri },
    { textDocument: { uri, version: null }, edits },
  ];
}
