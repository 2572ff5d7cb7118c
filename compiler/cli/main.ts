/** The start of the command line. It runs on any Node that can load it, to say which one is needed. */
import module from "node:module";
import { minimumNode, supports } from "./node-version.ts";

const [verb, ...rest] = process.argv.slice(2);

if (!supports(process.versions.node)) {
  process.stderr.write(
    `journeyc needs Node.js ${minimumNode} or newer; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  if (verb === "lsp" && rest.every((option) => option === "--stdio")) {
    // Somebody waits for the editor to be ready: what only other commands need is not loaded.
    const { serve } = await import("journeyc-editor/stdio");
    serve();
  } else {
    const { run } = await import("./run.ts");
    process.exitCode = await run(process.argv.slice(2));
  }
}
