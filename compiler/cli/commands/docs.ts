import { visible } from "../../diagnostics/visible.ts";
import { generatedPages } from "../../documentation/generated-files.ts";
import type { NodeHost } from "../../host/node-host.ts";
import type { DifferentFile } from "../../workspace/compare-outputs.ts";
import type { Output } from "../../workspace/outputs.ts";
import { defineCommand, type ExitCode, UsageError } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { printFindings } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";
import { writeAndList } from "../write-and-list.ts";

interface Options extends ReporterOptions {
  readonly out: string;
  readonly check?: boolean;
}

function list(different: readonly DifferentFile[], write: (text: string) => void): void {
  for (const { difference, path } of different) write(`${difference} ${visible(path)}\n`);
}

/** Says which pages are not what would be written now. Writes nothing. */
async function compare(
  host: NodeHost,
  outputs: readonly Output[],
  folder: string,
  { quiet }: Options,
  { output, log }: Terminal,
): Promise<ExitCode> {
  const { compareOutputs } = await import("../../workspace/compare-outputs.ts");
  const different = compareOutputs(host, outputs, [folder], generatedPages);
  list(different, output.write);
  if (different.length === 0) return 0;
  if (!quiet) log.write("Run `journeyc docs`, and remove what is orphaned.\n");
  return 1;
}

/** Pages of journeys that are gone are somebody's to remove: they may be linked from elsewhere. */
async function tellOrphans(
  host: NodeHost,
  outputs: readonly Output[],
  folder: string,
  { log }: Terminal,
): Promise<void> {
  const { orphans } = await import("../../workspace/compare-outputs.ts");
  list(orphans(host, outputs, [folder], generatedPages), log.write);
}

export const command = defineCommand<Options>({
  name: "docs",
  summary: "write a page about each journey",
  examples: [
    { command: "journeyc docs", does: "Markdown with pictures, and an index, in journey-docs" },
    { command: "journeyc docs src --out wiki", does: "of the journeys of one folder" },
    { command: "journeyc docs --check", does: "in CI: are they up to date?" },
  ],
  declare: (command) =>
    withReporter(command)
      .argument("[paths...]", "files and folders", ["."])
      .option("--out <folder>", "the folder for the pages", "journey-docs")
      .option("--check", "write nothing; list pages that are stale, missing or orphaned"),
  async run(paths, options, terminal) {
    if (paths.includes("-")) {
      throw new UsageError("docs writes about files: give paths, not `-`");
    }
    const { inputsOf } = await import("../inputs.ts");
    const { documentationOf } = await import("../../documentation/documentation.ts");
    const inputs = await inputsOf(paths, {}, terminal);
    const { host } = inputs.workspace;
    const checked = inputs.workspace.check(inputs.files);
    // The pages show what is found in the journeys. Errors are said here too: a draft has a page as far as it goes.
    const errors = [...inputs.diagnostics, ...checked.diagnostics].filter(
      ({ severity }) => severity === "error",
    );
    await printFindings({ ...checked, diagnostics: errors }, options, terminal.log);
    if (inputs.files.length === 0) return exitCodeOf(errors);
    const folder = host.nameOf(options.out);
    const outputs = documentationOf(checked, folder);
    const code = exitCodeOf(errors);
    if (options.check) {
      const different = await compare(host, outputs, folder, options, terminal);
      return code === 0 ? different : code;
    }
    const { isGenerated } = generatedPages;
    const failures = await writeAndList(host, outputs, isGenerated, checked, options, terminal);
    if (!options.quiet) await tellOrphans(host, outputs, folder, terminal);
    return exitCodeOf([...errors, ...failures]);
  },
});
