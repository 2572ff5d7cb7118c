import { printSource } from "journeyc/syntax";
import type { Printer } from "prettier";
import type { JourneyText } from "./journey-text.ts";
import { insertPragma } from "./pragma.ts";

/** What stands in a tree because of the layout, and says nothing. */
const layout: ReadonlySet<string> = new Set(["span", "start", "end", "quoted", "block", "doc"]);

/** What the declarations of a file say, so that `--debug-check` can compare two. */
function meaningOf({ file }: JourneyText): unknown {
  const text = JSON.stringify(file.declarations, (key, part: unknown) =>
    layout.has(key) ? undefined : part,
  );
  return JSON.parse(text);
}

/** Prints as `journeyc format` does. Prettier puts the line ends of its `endOfLine` for ours. */
export const printer: Printer<JourneyText> = {
  print: ({ node }) => printSource(node.file),
  insertPragma,
  massageAstNode: meaningOf,
  getVisitorKeys: () => [],
};
