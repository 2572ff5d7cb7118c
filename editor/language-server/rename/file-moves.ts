import { layoutPath, quoted, type TextEdit } from "journeyc/analysis";
import type { FileRename } from "vscode-languageserver";
import { usesOfKind } from "../navigation/uses.ts";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";
import { layoutPaths } from "./layout-paths.ts";
import { Moves } from "./moves.ts";
import { stringAround } from "./text-edits.ts";

/** What changes in the files of a project when files move: the paths that lead to them, and those that lead from them. */
export function editsForMoves(project: Project, files: readonly FileRename[]): TextEdit[] {
  const moves = new Moves(project, files);
  const program = project.boundWhole();
  const inJourneys = usesOfKind(project, program.files, program, "file").flatMap(
    ({ path, occurrence: { span, entity } }): TextEdit[] => {
      if (entity.kind !== "file") return [];
      const after = moves.specifierAfter(path, entity.specifier);
      if (after === entity.specifier) return [];
      const string = stringAround(project.lines(path)?.text ?? "", span);
      return [{ file: path, span: string ?? span, newText: quoted(after) }];
    },
  );
  const inLayouts = program.files.flatMap(({ source: { path } }) => {
    const layout = layoutPath(path);
    return layoutPaths(project.lines(layout)?.text).flatMap(({ span, specifier }): TextEdit[] => {
      const after = moves.specifierAfter(path, specifier);
      return after === specifier ? [] : [{ file: layout, span, newText: JSON.stringify(after) }];
    });
  });
  return [...inJourneys, ...inLayouts];
}

/** The layouts of journeys that move, which are to go with them, unless they go anyway. */
export function layoutMoves(session: Session, files: readonly FileRename[]): FileRename[] {
  const moving = new Set(files.map(({ oldUri }) => oldUri));
  return files.flatMap(({ oldUri, newUri }) => {
    const layout = layoutPath(oldUri);
    if (!oldUri.endsWith(".journey") || moving.has(layout)) return [];
    const project = session.projectOf(oldUri);
    const isThere = project.workspace.read(project.uris.pathOf(layout)).ok;
    return isThere ? [{ oldUri: layout, newUri: layoutPath(newUri) }] : [];
  });
}
