import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from "vscode-languageserver";
import { catalogueFile } from "journeyc/analysis";
import type { Session } from "../session.ts";

/** Journeys, and what they name: schemas, scripts, the project's own node types. */
const watched = "**/*.{journey,json,js,ts}";

/** Follows what changes on the disk and which folders are open, and reads the folders for the first time. */
export function followFiles(connection: Connection, session: Session): void {
  const { workspace } = session.client;
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: watched }] })
      // A client that refuses after all gets no news from the disk; it must not lose its server.
      .catch((error: unknown) =>
        connection.console.warn(`Files are not followed: ${String(error)}`),
      );
  }
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) fileChanged(session, uri, type);
  });
  if (workspace?.workspaceFolders === true) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of added) session.addFolder(uri);
      for (const { uri } of removed) session.removeFolder(uri);
      session.diagnostics.start();
    });
  }
  session.diagnostics.start();
}

/** A file has changed on the disk. What the editor has open counts as the editor has it. */
export function fileChanged(session: Session, uri: string, type: FileChangeType): void {
  if (type === FileChangeType.Changed && session.documents.get(uri) !== undefined) return;
  const project = session.projectOf(uri);
  const path = project.uris.pathOf(uri);
  project.reread(path);
  if (path === catalogueFile) session.diagnostics.allChanged(project);
  else session.diagnostics.changed(project, path);
}
