import type {
  FileRename,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { rangeOf } from "../positions.ts";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import type { FileEdit } from "./text-edits.ts";

/**
 * Edits as the editor takes them: with the versions of open files, if it knows what these are.
 * @param moves files that are to be renamed afterwards, by an editor that can
 */
export function workspaceEdit(
  session: Session,
  edits: ReadonlyMap<Project, readonly FileEdit[]>,
  moves: readonly FileRename[] = [],
): WorkspaceEdit {
  const byUri = new Map<string, Map<string, TextEdit>>();
  for (const [project, inProject] of edits) {
    for (const { path, span, newText } of inProject) {
      const lines = project.lines(path);
      if (lines === undefined) continue;
      const uri = project.uris.uriOf(path);
      const ofFile = byUri.get(uri) ?? new Map<string, TextEdit>();
      // A file that two folders hold is changed once.
      ofFile.set(`${span.start} ${span.end}`, { range: rangeOf(lines, span), newText });
      byUri.set(uri, ofFile);
    }
  }
  const files = [...byUri].map(
    ([uri, ofFile]) => [uri, [...ofFile.values()]] as [string, TextEdit[]],
  );
  const can = session.client.workspace?.workspaceEdit;
  if (can?.documentChanges !== true) return { changes: Object.fromEntries(files) };
  const documentChanges = files.map(([uri, all]): TextDocumentEdit => {
    const version = session.documents.get(uri)?.version ?? null;
    return { textDocument: { uri, version }, edits: all };
  });
  if (can.resourceOperations?.includes("rename") !== true) return { documentChanges };
  const renames = moves.map((move): RenameFile => ({ kind: "rename", ...move }));
  return { documentChanges: [...documentChanges, ...renames] };
}
