import { fileURLToPath } from "node:url";
import { LazyScriptTypes, MemoryHost, NodeHost } from "journeyc";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { DrawingThread } from "../drawing-thread/drawing-thread.ts";
import type { Draw } from "./diagram/draw.ts";
import { createLanguageServer } from "./server.ts";

/**
 * Serves an editor from a process of its own, until the editor goes away: at the other end of standard input and output
 * if nothing else is said. What has not been saved yet, or is not on this disk, has no neighbours that could be read.
 */
export function serve(
  connection: Connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout),
  draw: Draw = new DrawingThread().draw,
): void {
  createLanguageServer(
    connection,
    (root) => (root.startsWith("file:") ? new NodeHost(fileURLToPath(root)) : new MemoryHost()),
    new LazyScriptTypes(),
    draw,
  );
}
