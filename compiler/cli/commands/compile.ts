import { inOrder } from "../../diagnostics/collection.ts";
import { visible } from "../../diagnostics/visible.ts";
import { NodeHost } from "../../host/node-host.ts";
import { compareOutputs } from "../../workspace/compare-outputs.ts";
import { writeOutputs } from "../../workspace/write-outputs.ts";
import type { Compiled } from "../../workspace.ts";
import { defineCommand, type ExitCode, UsageError } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Inputs } from "../inputs.ts";
import {
  type ReporterOptions,
  type WarningOptions,
  withMaxWarnings,
  withReporter,
} from "../options.ts";
import { plural, printFindings, printSummary, printWarningLimit } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";
import { refusals } from "../write-below.ts";

interface Options extends ReporterOptions, WarningOptions {
  readonly outDir?: string;
  readonly watch?: boolean;
  readonly check?: boolean;
}

async function compile(inputs: Inputs, { outDir, maxWarnings }: Options): Promise<Compiled> {
  const { workspace, files, diagnostics } = inputs;
  const folder = outDir === undefined ? {} : { outDir: workspace.host.nameOf(outDir) };
  const result = await workspace.compile(files, folder);
  const all = inOrder([...diagnostics, ...result.diagnostics]);
  // Findings stop emission: errors always, warnings when `--max-warnings` says so.
  const outputs = exitCodeOf(all, maxWarnings) === 0 ? result.outputs : [];
  return { ...result, diagnostics: all, outputs };
}

/** Compiles and writes. */
async function write(
  inputs: Inputs,
  options: Options,
  terminal: Terminal,
  since?: number,
): Promise<Compiled> {
  const result = await compile(inputs, options);
  const { host } = inputs.workspace;
  // Beside their sources modules go wherever these are; a folder that was named is not left by a link.
  const refused =
    options.outDir === undefined
      ? []
      : refusals(host, host.nameOf(options.outDir), result.outputs, "--out-dir");
  const { written, diagnostics } =
    refused.length > 0 ? { written: [], diagnostics: refused } : writeOutputs(host, result.outputs);
  const findings = { ...result, diagnostics: [...result.diagnostics, ...diagnostics] };
  await printFindings(findings, options, terminal.output);
  const modules = written.filter((path) => path.endsWith(".ts"));
  const details = [`${plural(modules.length, "module")} written`];
  printSummary(findings, options, terminal, details, since);
  printWarningLimit(findings, options.maxWarnings, terminal);
  return findings;
}

/** Says which generated files are not what compiling would write now. Writes nothing. */
async function compare(inputs: Inputs, options: Options, terminal: Terminal): Promise<ExitCode> {
  const result = await compile(inputs, options);
  await printFindings(result, options, terminal.log);
  printWarningLimit(result, options.maxWarnings, terminal);
  const code = exitCodeOf(result.diagnostics, options.maxWarnings);
  if (code !== 0) return code;
  // Only who names a folder means all of it: of a file's neighbours nothing is known.
  const { host } = inputs.workspace;
  const outputFolders =
    options.outDir === undefined ? inputs.folders : [host.nameOf(options.outDir)];
  const folders = inputs.folders.length === 0 ? [] : outputFolders;
  const different = compareOutputs(host, result.outputs, folders);
  for (const { difference, path } of different) {
    terminal.output.write(`${difference} ${visible(path)}\n`);
  }
  if (different.length === 0) return 0;
  if (!options.quiet) terminal.log.write("Run `journeyc compile`, and remove what is orphaned.\n");
  return 1;
}

async function writeAndWatch(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const [{ watch }, { createWorkspace }, { LazyScriptTypes }, { inputsOf }] = await Promise.all([
    import("../watch.ts"),
    import("../../workspace.ts"),
    import("../../script-types/lazy-script-types.ts"),
    import("../inputs.ts"),
  ]);
  const workspace = createWorkspace(new NodeHost(terminal.folder), new LazyScriptTypes());
  const watched = paths.length === 0 ? ["."] : paths;
  let first = true;
  return watch(terminal.folder, watched, terminal.log, async () => {
    const began = performance.now();
    const inputs = await inputsOf(paths, {}, terminal, workspace);
    // The first run is counted from the process's start, as every command's is.
    const { dependencies } = await write(inputs, options, terminal, first ? 0 : began);
    first = false;
    return dependencies;
  });
}

export const command = defineCommand<Options>({
  name: "compile",
  summary: "write the TypeScript modules of journeys",
  examples: [
    { command: "journeyc compile", does: "x.journey to x.journey.ts, for every journey" },
    { command: "journeyc compile src --out-dir generated", does: "into another folder" },
    { command: "journeyc compile --watch", does: "again after each change" },
    { command: "journeyc compile --check", does: "in CI: is the generated code up to date?" },
  ],
  declare: (command) =>
    withReporter(withMaxWarnings(command))
      .argument("[paths...]", "files and folders", ["."])
      .option("--out-dir <folder>", "write below this folder instead of beside the sources")
      .option("--watch", "compile again when a file changes")
      .option("--check", "write nothing; list generated files that are stale, missing or orphaned"),
  async run(paths, options, terminal) {
    if (paths.includes("-")) {
      throw new UsageError("compile writes beside its sources: give paths, not `-`");
    }
    if (options.watch && options.check) {
      throw new UsageError("--watch and --check exclude each other");
    }
    if (options.watch) return writeAndWatch(paths, options, terminal);
    const { inputsOf } = await import("../inputs.ts");
    const inputs = await inputsOf(paths, {}, terminal);
    if (options.check) return compare(inputs, options, terminal);
    return exitCodeOf((await write(inputs, options, terminal)).diagnostics, options.maxWarnings);
  },
});
