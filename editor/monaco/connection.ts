import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createProtocolConnection,
  InitializedNotification,
  InitializeRequest,
  NotificationType,
  type ProtocolConnection,
  type ServerCapabilities,
} from "vscode-languageserver-protocol/browser";
import { clientCapabilities } from "./client-capabilities.ts";

export interface ServerConnection {
  readonly client: ProtocolConnection;
  /** What the server can do, when it has started. */
  readonly initialized: Promise<ServerCapabilities>;
  /** Gives the server files by their addresses; `null` for one that is gone. */
  sendFiles(files: Readonly<Record<string, string | null>>): void;
  dispose(): void;
}

const filesNotification = new NotificationType<{
  readonly files: Readonly<Record<string, string | null>>;
}>("journey/files");

/** Connects to a server in a worker, which ends when the result is disposed of. */
export function connect(worker: Worker, root: string): ServerConnection {
  const client = createProtocolConnection(
    new BrowserMessageReader(worker),
    new BrowserMessageWriter(worker),
  );
  client.listen();
  const start = async (): Promise<ServerCapabilities> => {
    const { capabilities } = await client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: "page" }],
      capabilities: clientCapabilities,
    });
    await client.sendNotification(InitializedNotification.type, {});
    return capabilities;
  };
  // In the next turn: the files come first.
  const initialized = Promise.resolve().then(start);
  return {
    client,
    initialized,
    sendFiles: (files) => void client.sendNotification(filesNotification, { files }),
    dispose() {
      client.dispose();
      worker.terminate();
    },
  };
}
