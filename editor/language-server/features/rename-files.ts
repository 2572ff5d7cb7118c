import type { Feature } from "../feature.ts";
import { editsForMoves, layoutMoves } from "../rename/file-moves.ts";
import { workspaceEdit } from "../edits/workspace-edit.ts";

/** Journeys, schemas, scripts, and folders of them. A script may have any extension. */
const filters = [{ pattern: { glob: "**/*" } }];

/** Keeps paths right when files and folders are renamed or moved. */
export const feature: Feature = {
  capabilities: ({ workspace }) =>
    workspace?.fileOperations?.willRename === true
      ? { workspace: { fileOperations: { willRename: { filters } } } }
      : {},
  register(connection, session) {
    connection.workspace.onWillRenameFiles(({ files }) => {
      const edits = new Map(
        session.projects.map((project) => [project, editsForMoves(project, files)] as const),
      );
      return workspaceEdit(session, edits, { moved: layoutMoves(session, files) });
    });
  },
};
