/** The language server that the extension brings, and its two threads: a file of the bundle each. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { DrawingThread } from "journeyc-editor/drawing-thread";
import { serve, ThreadChecker } from "journeyc-editor/stdio";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";

const beside = (name: string): string => join(__dirname, name);
const drawing = new DrawingThread(() => new Worker(beside("drawing-thread.cjs")));

// How to talk to the editor is in the arguments: --node-ipc, --stdio.
export const opened = serve(createConnection(ProposedFeatures.all), {
  checkerOf: (root, kind) =>
    new ThreadChecker(
      root,
      kind,
      (workerData) => new Worker(beside("check-thread.cjs"), { workerData }),
    ),
  draw: drawing.draw,
});
