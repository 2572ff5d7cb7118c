/** What the extension starts: the server's code is compiled once on this machine, and read as code from then on. */
import { createRequire, enableCompileCache } from "node:module";

enableCompileCache();
createRequire(__filename)("./language-server.cjs");
