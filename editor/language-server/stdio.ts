import { fileURLToPath } from "node:url";
import { LazyScriptTypes, NodeHost } from "journeyc";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createLanguageServer } from "./server.ts";

/** Serves the editor at the other end of standard input and output, until it goes away. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createLanguageServer(
    connection,
    (root) => new NodeHost(root.startsWith("file:") ? fileURLToPath(root) : undefined),
    new LazyScriptTypes(),
  );
}
