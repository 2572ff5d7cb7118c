import { Option } from "commander";
import { visible } from "../../diagnostics/visible.ts";
import { defineCommand, UsageError } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { type Drawing, journeysOf, pathDrawings, plainDrawing } from "../graph/drawings.ts";
import { type FormatName, formatNames, loadFormat } from "../graph/formats.ts";
import type { InputOptions } from "../inputs.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { printFindings } from "../print-findings.ts";
import { writeAndList } from "../write-and-list.ts";

interface Options extends ReporterOptions, InputOptions {
  readonly format: FormatName;
  readonly journey?: string;
  readonly explain?: string;
  readonly out?: string;
}

/** All drawings as one text, for standard output. */
async function asText(drawings: readonly Drawing[], format: FormatName): Promise<string> {
  if (drawings.length === 0) return "";
  const { draw, join } = await loadFormat(format);
  const [first, ...others] = drawings;
  if (first !== undefined && others.length === 0) return draw(first);
  if (join !== undefined) return join(drawings);
  throw new UsageError(
    `${drawings.length} drawings are as many ${format} files: give --out <folder>, or pick a journey with --journey`,
  );
}

export const command = defineCommand<Options>({
  name: "graph",
  summary: "draw journeys as Mermaid, DOT or SVG",
  examples: [
    { command: "journeyc graph login.journey", does: "Mermaid, as GitHub shows it" },
    { command: "journeyc graph --journey Login", does: "one journey" },
    { command: "journeyc graph --format svg --out pictures", does: "a picture of each journey" },
    { command: "journeyc graph --format dot | dot -Tsvg", does: "an image, by Graphviz" },
    { command: "journeyc graph --explain J6001", does: "the paths that show a finding, in bold" },
  ],
  declare: (command) =>
    withReporter(command)
      .argument("[paths...]", "files and folders, or - for standard input", ["."])
      .addOption(
        new Option("--format <name>", "the language of the drawing")
          .choices(formatNames)
          .default("mermaid"),
      )
      .option("--out <folder>", "write a file for each journey into this folder, and list them")
      .option("--journey <name>", "only the journey of this name")
      .option("--explain <code>", "the paths that show the findings of this code")
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
    const { explain, format, out } = options;
    const drawings = explain
      ? pathDrawings(checked, explain, journeys)
      : journeys.map(plainDrawing);
    if (explain && drawings.length === 0) {
      terminal.log.write(`No path here shows a finding ${visible(explain)}.\n`);
    }
    if (out === undefined) {
      terminal.output.write(await asText(drawings, format));
      return exitCodeOf(diagnostics);
    }
    const { drawingFiles, isDrawing } = await import("../graph/files.ts");
    const { host } = inputs.workspace;
    const outputs = drawingFiles(drawings, host.nameOf(out), await loadFormat(format));
    const failures = await writeAndList(host, outputs, isDrawing, checked, options, terminal);
    return exitCodeOf([...diagnostics, ...failures]);
  },
});
