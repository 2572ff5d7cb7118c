/**
 * The language server as a web worker, for a bundler to take in. It speaks the protocol in messages, without headers. The
 * page gives it the files with `journey/files`, at any time, before `initialize` as well.
 */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser";
import { PageFiles, PageFilesNotification } from "./page-files.ts";
import { createLanguageServer } from "./server.ts";

// The library's types for the global object are those of any worker, not of this one.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
);
const files = new PageFiles();
connection.onNotification(PageFilesNotification, ({ files: changed }) => files.update(changed));
void createLanguageServer(connection, (root) => files.hostOf(root), {
  watchFolder: files.watchFolder,
});
