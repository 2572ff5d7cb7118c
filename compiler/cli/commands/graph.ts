import { Option } from "commander";
import type { Journey } from "../../2-bind/model.ts";
import type { Checked } from "../../workspace.ts";
import type { PathStep } from "../../diagnostics/diagnostic.ts";
import { visible } from "../../diagnostics/visible.ts";
import type { TakenOutcome } from "../../graph/diagram.ts";
import { defineCommand, UsageError } from "../command.ts";
import { didYouMean } from "../../2-bind/did-you-mean.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { InputOptions } from "../inputs.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { printFindings } from "../print-findings.ts";

interface Options extends ReporterOptions, InputOptions {
  readonly format: "mermaid" | "dot";
  readonly journey?: string;
  readonly explain?: string;
}

/** A journey with the outcomes to be drawn in bold, and what is said above it. */
interface Drawing {
  readonly journey: Journey;
  readonly highlight: readonly TakenOutcome[];
  readonly title: string;
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

/** The journeys that the paths of findings go through, once for each finding. */
function pathsOf(
  { program, diagnostics }: Checked,
  code: string,
  asked: readonly Journey[],
): readonly Drawing[] {
  const all = program.files.flatMap(({ journeys }) => journeys);
  return diagnostics
    .filter((found) => found.code === code)
    .flatMap(({ path, message }) => {
      const stepsOf = (journey: Journey): readonly PathStep[] =>
        path.filter((step) => step.label.file === journey.file && step.journey === journey.name);
      const through = all.filter((journey) => stepsOf(journey).length > 0);
      if (!through.some((journey) => asked.includes(journey))) return [];
      return through.map((journey) => ({
        journey,
        highlight: stepsOf(journey).flatMap(({ node, outcome }) =>
          outcome === undefined ? [] : [{ node, outcome }],
        ),
        title: `${journey.name}: ${code}, ${message}`,
      }));
    });
}

/** A Mermaid text holds one diagram, so several become a Markdown page; DOT holds as many as one likes. */
async function draw(drawings: readonly Drawing[], format: Options["format"]): Promise<string> {
  if (format === "dot") {
    const { dot } = await import("../../graph/dot.ts");
    return drawings
      .map(({ journey, highlight }) => `${dot(journey, { highlight }).trimEnd()}\n`)
      .join("\n");
  }
  const { mermaid } = await import("../../graph/mermaid.ts");
  const texts = drawings.map(({ journey, highlight, title }) => ({
    title: visible(title),
    text: mermaid(journey, { highlight }).trimEnd(),
  }));
  const [first] = texts;
  if (first && texts.length === 1) return `${first.text}\n`;
  return texts
    .map(({ title, text }) => `## ${title}\n\n\`\`\`mermaid\n${text}\n\`\`\`\n`)
    .join("\n");
}

export const command = defineCommand<Options>({
  name: "graph",
  summary: "draw journeys as Mermaid or DOT",
  examples: [
    { command: "journeyc graph login.journey", does: "Mermaid, as GitHub shows it" },
    { command: "journeyc graph --journey Login", does: "one journey" },
    { command: "journeyc graph --format dot | dot -Tsvg", does: "an image, by Graphviz" },
    { command: "journeyc graph --explain J6001", does: "the paths that show a finding, in bold" },
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
    const { explain } = options;
    const drawings = explain
      ? pathsOf(checked, explain, journeys)
      : journeys.map((journey) => ({ journey, highlight: [], title: journey.name }));
    if (explain && drawings.length === 0) {
      terminal.log.write(`No path here shows a finding ${visible(explain)}.\n`);
    }
    terminal.output.write(await draw(drawings, options.format));
    return exitCodeOf(diagnostics);
  },
});
