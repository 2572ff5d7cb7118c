/** The command line as its sources are. */
import { start } from "./start.ts";

await start({
  async serve() {
    const { serve } = await import("journeyc-editor/stdio");
    await serve();
  },
  async run(commandLine) {
    const { run } = await import("./run.ts");
    return run(commandLine);
  },
});
