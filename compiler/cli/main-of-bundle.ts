/** The command line as it is installed: each part is one file, `.ci/bundle.ts` makes them. */
import { join } from "node:path";
import { codeCacheFolder, keepOfServer, load } from "../code-cache.ts";
import { start } from "./start.ts";

const part = (name: string): string => join(__dirname, name);

void start({
  serve() {
    type Server = typeof import("journeyc-editor/stdio");
    const { program, keep } = load<Server>(part("language-server.js"), "lsp", codeCacheFolder());
    keepOfServer(keep, program.serve());
  },
  async run(commandLine) {
    const [verb = ""] = commandLine;
    const use = /^[a-z]+$/.test(verb) ? verb : "none";
    const { program, keep } = load<typeof import("./run.ts")>(
      part("run.js"),
      use,
      codeCacheFolder(),
    );
    const code = await program.run(commandLine);
    if (code !== 2) process.once("exit", keep);
    return code;
  },
});
