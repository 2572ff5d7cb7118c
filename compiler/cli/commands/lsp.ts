import { defineCommand } from "../command.ts";

export const command = defineCommand<object>({
  name: "lsp",
  summary: "serve an editor: the language server, over standard input and output",
  examples: [
    { command: "journeyc lsp", does: "what an editor starts; docs/editors.md has the settings" },
  ],
  declare: (command) =>
    command
      .option("--stdio", "use standard input and output (it always does; editors pass this)")
      .option("--clientProcessId <id>", "the editor's process: the server ends with it"),
  async run() {
    const { serve } = await import("journeyc-editor/stdio");
    void serve();
    // The connection ends the process when the editor says so, or goes away.
    return await new Promise(() => undefined);
  },
});
