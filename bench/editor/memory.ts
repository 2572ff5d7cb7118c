/** The heap of the server: with 100 files open, after 10,000 keystrokes in them, and when they are closed again. */
import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { MemoryHost } from "journeyc";
import { createLanguageServer } from "journeyc-editor/language-server";
import { createConnection } from "vscode-languageserver/node";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { tenant } from "../shapes.ts";

const openFiles = 100;
const edits = 10_000;
const root = "file:///bench";

/** A server in this process, so that its heap is this one's. */
async function connect(files: Readonly<Record<string, string>>): Promise<ProtocolConnection> {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  createLanguageServer(server, () => new MemoryHost(files));
  const client = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  client.onNotification(PublishDiagnosticsNotification.type, () => undefined);
  client.listen();
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "bench" }],
    capabilities: {},
  });
  await client.sendNotification(InitializedNotification.type, {});
  return client;
}

/** Lets the server do everything that is left to do, and collects what nobody holds. */
async function heap(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void; // V8's own
  await setTimeout(3_000);
  for (let round = 0; round < 3; round++) {
    collect();
    await setTimeout(100);
  }
  return process.memoryUsage().heapUsed;
}

/** Opens the files, types into them in turn and closes them. @returns the heap at each of these points */
async function useFiles(
  client: ProtocolConnection,
  files: readonly (readonly [string, string])[],
  keystrokes: number,
): Promise<{ readonly open: number; readonly edited: number; readonly closed: number }> {
  for (const [uri, text] of files) {
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "journey", version: 1, text },
    });
  }
  const open = await heap();
  for (let index = 0; index < keystrokes; index++) {
    const [uri = "", text = ""] = files[index % files.length] ?? [];
    const version = 2 + Math.floor(index / files.length);
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text: `// ${version}\n${text}` }],
    });
    // An answer says that what came before it has been taken in.
    if (index % 20 !== 0) continue;
    await client.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
  }
  const edited = await heap();
  for (const [uri] of files)
    await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  return { open, edited, closed: await heap() };
}

export async function memory(): Promise<void> {
  const folder = tenant(openFiles);
  const files = Object.entries(folder)
    .filter(([path]) => /^(edited|journey\d+)\.journey$/.test(path))
    .map(([path, text]) => [`${root}/${path}`, text] as const);
  const client = await connect(folder);
  // What runs for the first time is compiled, and stays.
  await useFiles(client, files, files.length);
  const before = await heap();
  const { open, edited, closed } = await useFiles(client, files, edits);
  const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`;
  console.log(`  with ${files.length} files read, none open: ${kilobytes(before)}`);
  console.log(`  open: ${kilobytes((open - before) / files.length)} more for each file`);
  console.log(`  after ${edits} keystrokes: ${kilobytes((edited - open) / edits)} more for each`);
  console.log(`  closed: ${kilobytes((closed - before) / files.length)} more for each file`);
  await client.sendRequest(ShutdownRequest.type);
  client.dispose();
}
