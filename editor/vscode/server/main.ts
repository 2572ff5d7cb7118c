/** The language server that the extension brings: started as a process, and once more as the thread that draws. */
import { isMainThread, Worker } from "node:worker_threads";
import { DrawingThread } from "journeyc-editor/drawing-thread";
import { serve } from "journeyc-editor/stdio";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";

if (isMainThread) {
  const drawing = new DrawingThread(() => new Worker(__filename));
  // How to talk to the editor is in the arguments: --node-ipc, --stdio.
  serve(createConnection(ProposedFeatures.all), drawing.draw);
} else {
  // No file of its own: the code is in this bundle.
  void import("journeyc-editor/drawing-thread/thread");
}
