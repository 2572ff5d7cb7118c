import { version } from "journeyc/analysis";
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { capabilitiesOf } from "./capabilities.ts";
import { features } from "./features/index.ts";
import { type HostOf, Session } from "./session.ts";
import { documentChanged, documentClosed } from "./project/follow-documents.ts";
import { followFiles, type WatchFolder } from "./project/follow-files.ts";

export type { HostOf } from "./session.ts";

/**
 * Serves one editor, over whatever the connection is made of. Nothing here needs Node.
 *
 * @param connection not yet listening
 * @param hostOf reads the files of a folder
 * @param watchFolder watches a folder for editors that do not; without it their changes on the disk are not seen
 */
export function createLanguageServer(
  connection: Connection,
  hostOf: HostOf,
  watchFolder?: WatchFolder,
): void {
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const started = new Session(connection, documents, hostOf, params);
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
      },
      serverInfo: { name: "journeyc", version },
    };
  });
  connection.onInitialized(() => {
    if (session !== undefined) followFiles(connection, session, watchFolder);
  });
  documents.onDidChangeContent(({ document }) => {
    if (session !== undefined) documentChanged(session, document.uri, document.getText());
  });
  documents.onDidClose(({ document }) => {
    if (session !== undefined) documentClosed(session, document.uri);
  });
  connection.onShutdown(() => session?.diagnostics.close());
  documents.listen(connection);
  connection.listen();
}
