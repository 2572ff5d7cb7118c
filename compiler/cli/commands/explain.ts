import { didYouMean } from "../../2-bind/did-you-mean.ts";
import { defineCommand, UsageError } from "../command.ts";
import { pageForTerminal } from "../page-for-terminal.ts";

/** `J3001` from what people type: `j3001`, `3001`, `[J3001]`. */
function codeOf(text: string): string {
  const digits = /^\W*[jJ]?(\d+)\W*$/.exec(text)?.[1];
  return digits === undefined ? text : `J${digits}`;
}

export const command = defineCommand<object>({
  name: "explain",
  summary: "tell what a finding's code means and what to do",
  examples: [
    { command: "journeyc explain J3001", does: "the page of a code" },
    { command: "journeyc explain J3001 | less", does: "as Markdown, page by page" },
  ],
  declare: (command) => command.argument("<code>", "the code of a finding: J3001"),
  async run([text = ""], _, { output }) {
    const { pages } = await import("../../diagnostics/pages.ts");
    const code = codeOf(text);
    const page = Object.hasOwn(pages, code) ? pages[code] : undefined;
    if (page === undefined) {
      const [nearest] = didYouMean(code, Object.keys(pages)).candidates;
      const suggestion = nearest === undefined ? "" : ` (Did you mean ${nearest}?)`;
      throw new UsageError(`there is no code '${text}'${suggestion}`);
    }
    output.write(output.colors ? pageForTerminal(page) : page);
    return 0;
  },
});
