import { type ScriptReader, version } from "journeyc/analysis";
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { capabilitiesOf } from "./capabilities.ts";
import { type Draw, drawHere } from "./diagram/draw.ts";
import { features } from "./features/index.ts";
import { type HostOf, Session } from "./session.ts";
import { followFiles } from "./project/follow-files.ts";

export type { HostOf } from "./session.ts";

/**
 * Serves one editor, over whatever the connection is made of. Nothing here needs Node.
 *
 * @param connection not yet listening
 * @param hostOf reads the files of a workspace folder
 * @param scripts reads the types of scripts in TypeScript; without it nothing is known of them
 * @param draw draws journeys, away from the thread that answers; in it, and only small ones, when absent
 */
export function createLanguageServer(
  connection: Connection,
  hostOf: HostOf,
  scripts?: ScriptReader,
  draw: Draw = drawHere,
): void {
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const started = new Session(connection, documents, hostOf, params, { scripts, draw });
    session = started;
    for (const feature of features) feature.register(connection, started);
    const capabilities = capabilitiesOf(features, params.capabilities);
    return {
      capabilities: {
        ...capabilities,
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        },
        workspace: {
          ...capabilities.workspace,
          // Said here, it need not be registered later, which not every client takes.
          workspaceFolders: { supported: true, changeNotifications: true },
        },
      },
      serverInfo: { name: "journeyc", version },
    };
  });
  connection.onInitialized(() => {
    if (session !== undefined) followFiles(connection, session);
  });
  documents.onDidChangeContent(({ document }) => {
    if (session === undefined) return;
    const project = session.projectOf(document.uri);
    const path = project.uris.pathOf(document.uri);
    project.update(path, document.getText());
    session.diagnostics.changed(project, path);
  });
  documents.onDidClose(({ document }) => {
    if (session === undefined) return;
    const project = session.projectOf(document.uri);
    const path = project.uris.pathOf(document.uri);
    project.forget(path);
    session.diagnostics.changed(project, path);
  });
  connection.onShutdown(() => session?.diagnostics.close());
  documents.listen(connection);
  connection.listen();
}
