import { Option } from "commander";
import type { Journey } from "../../2-bind/model.ts";
import type { Checked } from "../../workspace.ts";
import { defineCommand, UsageError } from "../command.ts";
import { didYouMean } from "../../2-bind/did-you-mean.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { InputOptions } from "../inputs.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { printFindings } from "../print-findings.ts";

interface Options extends ReporterOptions, InputOptions {
  readonly format: "mermaid" | "dot";
  readonly journey?: string;
}

/** The journeys of the files that were asked for, not those of their imports. */
function journeysOf(
  { program }: Checked,
  files: readonly string[],
  name: string | undefined,
): readonly Journey[] {
  const asked = new Set(files);
  const all = program.files
    .filter(({ source }) => asked.has(source.path))
    .flatMap(({ journeys }) => journeys);
  if (name === undefined) return all;
  const found = all.filter(
    (journey) => journey.name === name || journey.declaration.displayName?.value === name,
  );
  if (found.length > 0) return found;
  const [nearest] = didYouMean(
    name,
    all.map((journey) => journey.name),
  ).candidates;
  const suggestion = nearest === undefined ? "" : ` (Did you mean ${nearest}?)`;
  throw new UsageError(`there is no journey named '${name}'${suggestion}`);
}

/** A Mermaid text holds one diagram, so several journeys become a Markdown page; DOT holds as many as one likes. */
async function draw(journeys: readonly Journey[], format: Options["format"]): Promise<string> {
  if (format === "dot") {
    const { dot } = await import("../../graph/dot.ts");
    return journeys.map((journey) => `${dot(journey).trimEnd()}\n`).join("\n");
  }
  const { mermaid } = await import("../../graph/mermaid.ts");
  const [first] = journeys;
  if (first && journeys.length === 1) return `${mermaid(first).trimEnd()}\n`;
  return journeys
    .map(
      (journey) => `## ${journey.name}\n\n\`\`\`mermaid\n${mermaid(journey).trimEnd()}\n\`\`\`\n`,
    )
    .join("\n");
}

export const command = defineCommand<Options>({
  name: "graph",
  summary: "draw journeys as Mermaid or DOT",
  examples: [
    { command: "journeyc graph login.journey", does: "Mermaid, as GitHub shows it" },
    { command: "journeyc graph --journey Login", does: "one journey" },
    { command: "journeyc graph --format dot | dot -Tsvg", does: "an image, by Graphviz" },
  ],
  declare: (command) =>
    withReporter(command)
      .argument("[paths...]", "files and folders, or - for standard input", ["."])
      .addOption(
        new Option("--format <name>", "the language of the drawing")
          .choices(["mermaid", "dot"])
          .default("mermaid"),
      )
      .option("--journey <name>", "only the journey of this name")
      .option("--stdin-filepath <path>", "the path that standard input stands for"),
  async run(paths, options, terminal) {
    const { inputsOf } = await import("../inputs.ts");
    const inputs = await inputsOf(paths, options, terminal);
    const checked = inputs.workspace.check(inputs.files);
    // A draft is drawn as far as it goes; only what is wrong with it is said, and its exit code is not 0.
    const diagnostics = [...inputs.diagnostics, ...checked.diagnostics].filter(
      ({ severity }) => severity === "error",
    );
    await printFindings({ ...checked, diagnostics }, options, terminal.log);
    const journeys = journeysOf(checked, inputs.files, options.journey);
    terminal.output.write(await draw(journeys, options.format));
    return exitCodeOf(diagnostics);
  },
});
