import { fileURLToPath } from "node:url";
import { NodeHost } from "journeyc";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createLanguageServer } from "./server.ts";

/** Serves the editor at the other end of standard input and output, until it goes away. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createLanguageServer(connection, (root) =>
    root.startsWith("file:") ? new NodeHost(fileURLToPath(root)) : new NodeHost(),
  );
}
