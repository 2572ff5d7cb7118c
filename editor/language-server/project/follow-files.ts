import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  FileChangeType,
} from "vscode-languageserver";
import { catalogueFile } from "journeyc/analysis";
import { askClient } from "../ask-client.ts";
import type { FolderKind, Session } from "../session.ts";

/**
 * Watches a folder, until the result is disposed of.
 *
 * @param root the folder's address
 * @param changed is told the address of each file that has changed, come or gone
 */
export type WatchFolder = (
  root: string,
  kind: FolderKind,
  changed: (uri: string, type: FileChangeType) => void,
) => Disposable;

/** Journeys, and what they name: schemas, scripts, the project's own node types. */
const watched = "**/*.{journey,json,js,ts}";

/** Follows what changes on the disk and which folders are open, and reads the folders for the first time. */
export function followFiles(
  connection: Connection,
  session: Session,
  watchFolder?: WatchFolder,
): void {
  const { workspace } = session.client;
  const clientWatches = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  if (clientWatches) {
    const watchers = [{ globPattern: watched }];
    const registered = connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers,
    });
    void askClient(connection, "news of files that change on the disk", registered);
  }
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) fileChanged(session, uri, type);
  });
  if (workspace?.workspaceFolders === true) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      session.changeFolders(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      ),
    );
  }
  if (watchFolder !== undefined) watchFolders(session, watchFolder, clientWatches);
  session.diagnostics.begin();
}

/** Editors that watch do it in their own folders; files outside of these are the server's to watch. */
function watchFolders(session: Session, watchFolder: WatchFolder, clientWatches: boolean): void {
  session.onFolder((root, kind) =>
    clientWatches && kind === "workspace"
      ? undefined
      : watchFolder(root, kind, (uri, type) => fileChanged(session, uri, type)),
  );
}

/** A file has changed on the disk. What the editor has open counts as the editor has it. */
export function fileChanged(session: Session, uri: string, type: FileChangeType): void {
  if (type === FileChangeType.Changed && session.isOpen(uri)) return;
  for (const project of session.projectsWith(uri)) {
    const path = project.uris.pathOf(uri);
    project.reread(path);
    if (path === catalogueFile) session.diagnostics.allChanged(project);
    else session.diagnostics.changed(project, path);
  }
}
