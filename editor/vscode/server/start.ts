/** What the extension starts: the server's code is compiled once on this machine, and read as code from then on. */
import { join } from "node:path";
import { codeCacheFolder, keepOfServer, load } from "journeyc/code-cache";

const { program, keep } = load<typeof import("./main.ts")>(
  join(__dirname, "language-server.cjs"),
  "lsp",
  codeCacheFolder(),
);
keepOfServer(keep, program.opened);
