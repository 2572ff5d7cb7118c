import { LazyScriptTypes } from "journeyc";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createLanguageServer } from "./server.ts";
import { ThreadChecker } from "./stdio/thread-checker.ts";
import { hostOf } from "./stdio/host-of.ts";

/** Serves the editor at the other end of standard input and output, until it goes away. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createLanguageServer(connection, hostOf, {
    scripts: new LazyScriptTypes(),
    checkerOf: (root) => new ThreadChecker(root),
  });
}
