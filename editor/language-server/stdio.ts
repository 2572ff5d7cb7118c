import { Console } from "node:console";
import { LazyScriptTypes } from "journeyc";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { hostOf } from "./node/host-of.ts";
import { watchFolder } from "./node/watch-folder.ts";
import { createLanguageServer } from "./server.ts";
import { ThreadChecker } from "./stdio/thread-checker.ts";

/** Serves the editor at the other end of standard input and output, until it goes away. */
export function serve(): void {
  // Standard output belongs to the protocol: what a library prints would break it.
  globalThis.console = new Console(process.stderr, process.stderr);
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createLanguageServer(connection, hostOf, {
    scripts: new LazyScriptTypes(),
    checkerOf: (root, kind) => new ThreadChecker(root, kind),
    watchFolder,
  });
}
