import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundlesOf, corpusFiles, corpusText, filesOf, importedHost } from "../interop/support.ts";

const root = join(import.meta.dirname, "../..");

/** A text in the language, and where it is from. */
export interface JourneyText {
  readonly from: string;
  readonly text: string;
}

/** The journeys of the examples and of the golden cases. */
export const exampleTexts: readonly JourneyText[] = globSync(
  ["examples/*/*.journey", "test/compile/*/*.journey"],
  { cwd: root },
)
  .toSorted()
  .map((path) => ({ from: path, text: readFileSync(join(root, path), "utf8") }));

/** Every block of journeys in the documentation: whole files, parts of them, and what has syntax errors on purpose. */
export const documentedTexts: readonly JourneyText[] = globSync("docs/**/*.md", { cwd: root })
  .toSorted()
  .flatMap((path) => {
    const page = readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");
    return [...page.matchAll(/^```journey\b.*\n([^]*?)^```$/gm)].map(([, text = ""], index) => ({
      from: `${path} ${index + 1}`,
      text,
    }));
  });

let published: readonly JourneyText[] | undefined;

/** Published journeys, where this machine has them, as an import writes them. */
export function publishedTexts(): readonly JourneyText[] {
  published ??= corpusFiles.flatMap((name) => {
    const files = filesOf(importedHost(bundlesOf({ [name]: corpusText(name) })));
    return Object.entries(files)
      .filter(([path]) => path.endsWith(".journey"))
      .map(([path, text]) => ({ from: `${name} ${path}`, text }));
  });
  return published;
}
