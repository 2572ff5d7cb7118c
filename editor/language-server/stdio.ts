import { Console } from "node:console";
import { LazyScriptTypes } from "journeyc";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { DrawingThread } from "../drawing-thread/drawing-thread.ts";
import { hostOf } from "./node/host-of.ts";
import { watchFolder } from "./node/watch-folder.ts";
import { createLanguageServer, type ServerParts } from "./server.ts";
import { ThreadChecker } from "./stdio/thread-checker.ts";

export { ThreadChecker } from "./stdio/thread-checker.ts";

/** What is done in other threads. */
export type Threads = Required<Pick<ServerParts, "checkerOf" | "draw">>;

/** Standard input and output. They belong to the protocol: what a library prints would break it. */
function standardStreams(): Connection {
  globalThis.console = new Console(process.stderr, process.stderr);
  return createConnection(ProposedFeatures.all, process.stdin, process.stdout);
}

/**
 * Serves an editor from a process of its own, until the editor goes away: at the other end of standard input and output
 * if nothing else is said.
 *
 * @returns when a first document has been opened
 */
export function serve(
  connection: Connection = standardStreams(),
  threads: Threads = {
    checkerOf: (root, kind) => new ThreadChecker(root, kind),
    draw: new DrawingThread().draw,
  },
): Promise<void> {
  return createLanguageServer(connection, hostOf, {
    scripts: new LazyScriptTypes(),
    watchFolder,
    ...threads,
  });
}
