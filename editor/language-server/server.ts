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
import { documentChanged, documentClosed } from "./project/follow-documents.ts";
import { followFiles } from "./project/follow-files.ts";
import { type HostOf, type ServerParts, Session } from "./session.ts";

export type {
  BackgroundChecker,
  BackgroundCheckerOf,
  Found,
} from "./diagnostics/background-checker.ts";
export type { HostOf, ServerParts } from "./session.ts";

/**
 * Serves one editor, over whatever the connection is made of. Nothing here needs Node.
 *
 * @param connection not yet listening
 * @param hostOf reads the files of a folder
 * @param parts what an editor in a browser does without
 * @returns when a first document has been opened
 */
export function createLanguageServer(
  connection: Connection,
  hostOf: HostOf,
  parts: ServerParts = {},
): Promise<void> {
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const started = new Session(connection, documents, hostOf, params, parts);
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
    if (session === undefined) return;
    followFiles(connection, session, parts.watchFolder);
    session.configuration.follow();
  });
  documents.onDidChangeContent(({ document }) => {
    if (session !== undefined) documentChanged(session, document.uri, document.getText());
  });
  documents.onDidClose(({ document }) => {
    if (session !== undefined) documentClosed(session, document.uri);
  });
  connection.onShutdown(() => session?.diagnostics.close());
  const opened = new Promise<void>((resolve) => {
    documents.onDidOpen(() => resolve());
  });
  documents.listen(connection);
  connection.listen();
  return opened;
}
