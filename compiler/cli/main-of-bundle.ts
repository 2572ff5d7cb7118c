/** The command line as it is installed: each part is one file, `.ci/bundle.ts` makes them. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { codeCacheFolder, keepOfServer, load } from "../code-cache.ts";
import { lastRun, repeat } from "./remembered.ts";
import { start } from "./start.ts";
import { processTerminal } from "./terminal.ts";

const part = (name: string): string => join(__dirname, name);

void start({
  serve() {
    type Server = typeof import("journeyc-editor/stdio");
    const { program, keep } = load<Server>(part("language-server.js"), "lsp", codeCacheFolder());
    keepOfServer(keep, program.serve());
  },
  async run(commandLine) {
    const terminal = processTerminal();
    const { size, mtimeMs } = statSync(part("run.js"));
    const last = lastRun(commandLine, `${size} ${mtimeMs}`, terminal);
    const again = last && repeat(last, terminal);
    if (again !== undefined) return again;
    const [verb = ""] = commandLine;
    const use = /^[a-z]+$/.test(verb) ? verb : "none";
    const { program, keep } = load<typeof import("./run.ts")>(
      part("run.js"),
      use,
      codeCacheFolder(),
    );
    const code = await program.run(commandLine, { ...terminal, lastRun: last });
    if (code !== 2) process.once("exit", keep);
    return code;
  },
});
