/** The start of the command line. It runs on any Node that can load it, to say which one is needed. */
import module from "node:module";
import { minimumNode, supports } from "./node-version.ts";

if (supports(process.versions.node)) {
  module.enableCompileCache();
  const { run } = await import("./run.ts");
  process.exitCode = await run(process.argv.slice(2));
} else {
  process.stderr.write(
    `journeyc needs Node.js ${minimumNode} or newer; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
}
