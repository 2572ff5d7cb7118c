import type { Printed } from "../../build-cache/run-record.ts";
import { inOrder } from "../../diagnostics/collection.ts";
import { visible } from "../../diagnostics/visible.ts";
import { NodeHost } from "../../host/node-host.ts";
import { compareOutputs, declarationFiles } from "../../workspace/compare-outputs.ts";
import { writeOutputs } from "../../workspace/write-outputs.ts";
import type { Output, OutputOptions } from "../../workspace/outputs.ts";
import type { Compiled } from "../../workspace.ts";
import { defineCommand, type ExitCode, UsageError } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Inputs } from "../inputs.ts";
import { type Look, look } from "../look.ts";
import {
  type ReporterOptions,
  type WarningOptions,
  withMaxWarnings,
  withReporter,
} from "../options.ts";
import {
  type Findings,
  plural,
  printedOf,
  printFindings,
  warningLimit,
} from "../print-findings.ts";
import { printRun } from "../print-run.ts";
import { RunPhases } from "../run-phases.ts";
import type { Terminal } from "../terminal.ts";
import { refusals } from "../write-below.ts";

interface Options extends ReporterOptions, WarningOptions {
  readonly outDir?: string;
  readonly watch?: boolean;
  readonly check?: boolean;
  readonly declarations?: boolean;
  readonly registry?: string;
  readonly stats?: boolean;
}

/** What a run has compiled, and what it leaves for the next. */
interface CompiledRun extends Findings {
  readonly dependencies: readonly string[];
  readonly outputs: readonly Output[];
  /** The outputs without the registry. */
  readonly modules: readonly Output[];
  readonly leave: Look<Compiled>["leave"];
}

async function compile(
  inputs: Inputs,
  { outDir, declarations = false, registry, maxWarnings }: Options,
  terminal: Terminal,
): Promise<CompiledRun> {
  const { workspace, diagnostics } = inputs;
  const output: OutputOptions = {
    declarations,
    ...(outDir !== undefined && { outDir: workspace.host.nameOf(outDir) }),
    ...(registry !== undefined && { registry: workspace.host.nameOf(registry) }),
  };
  const { looked, leave } = await look(
    inputs,
    terminal,
    (files) => workspace.compile(files, output),
    {
      // A registry names all journeys: one that is made from a part of them names too few.
      inParts: registry === undefined,
      // Where there are errors nothing is compiled, and what only that would find is not known.
      isWhole: (found, before) => before === 0 && exitCodeOf(found, maxWarnings) === 0,
    },
  );
  const { result, found, files } = looked;
  const all = inOrder([...diagnostics, ...found]);
  // Findings stop emission: errors always, warnings when `--max-warnings` says so.
  const outputs = exitCodeOf(all, maxWarnings) === 0 ? result.outputs : [];
  const modules = outputs.filter(({ source }) => source !== undefined);
  const { sources, dependencies } = result;
  return { files, sources, dependencies, diagnostics: all, outputs, modules, leave };
}

/** Compiles and writes. */
async function write(
  inputs: Inputs,
  options: Options,
  terminal: Terminal,
  since?: number,
): Promise<CompiledRun> {
  const result = await compile(inputs, options, terminal);
  const { phases } = inputs;
  const { host } = inputs.workspace;
  // Beside their sources modules go wherever these are; a folder that was named is not left by a link.
  const refused =
    options.outDir === undefined
      ? []
      : refusals(host, host.nameOf(options.outDir), result.modules, "--out-dir");
  const { written, diagnostics } =
    refused.length > 0
      ? { written: [], diagnostics: refused }
      : phases.timed("write", () => writeOutputs(host, result.outputs));
  phases.done();
  const findings = { ...result, diagnostics: [...result.diagnostics, ...diagnostics] };
  const modules = written.filter((path) => path.endsWith(".ts"));
  const print = (count: number): Promise<Printed> =>
    printedOf(findings, options, terminal, [`${plural(count, "module")} written`]);
  printRun(await print(modules.length), terminal, since);
  if (options.stats) phases.printStats(terminal);
  if (diagnostics.length === 0) {
    const code = exitCodeOf(findings.diagnostics, options.maxWarnings);
    result.leave({ outputs: result.outputs, printed: await print(0), code });
  }
  return findings;
}

/** Says which generated files are not what compiling would write now. Writes nothing. */
async function compare(inputs: Inputs, options: Options, terminal: Terminal): Promise<ExitCode> {
  const result = await compile(inputs, options, terminal);
  inputs.phases.done();
  await printFindings(result, options, terminal.log);
  terminal.log.write(warningLimit(result, options.maxWarnings));
  const code = exitCodeOf(result.diagnostics, options.maxWarnings);
  if (code !== 0) return code;
  // Only who names a folder means all of it: of a file's neighbours nothing is known.
  const { host } = inputs.workspace;
  const outputFolders =
    options.outDir === undefined ? inputs.folders : [host.nameOf(options.outDir)];
  const folders = inputs.folders.length === 0 ? [] : outputFolders;
  const different = compareOutputs(
    host,
    result.outputs,
    folders,
    options.declarations ? declarationFiles : undefined,
  );
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
  const [
    { watch },
    { lastRunOf },
    { RunMemory },
    { createWorkspace },
    { LazyScriptTypes },
    { inputsOf },
  ] = await Promise.all([
    import("../watch.ts"),
    import("../../build-cache/last-run.ts"),
    import("../../build-cache/run-memory.ts"),
    import("../../workspace.ts"),
    import("../../script-types/lazy-script-types.ts"),
    import("../inputs.ts"),
  ]);
  const phases = new RunPhases(terminal.log);
  const workspace = createWorkspace(new NodeHost(terminal.folder), {
    scripts: new LazyScriptTypes(),
    phases,
  });
  const watched = paths.length === 0 ? ["."] : paths;
  const memory = new RunMemory();
  let first = true;
  return watch(terminal.folder, watched, terminal.log, async () => {
    const began = performance.now();
    const inputs = await inputsOf(paths, {}, terminal, phases, workspace);
    // The first run is counted from the process's start, as every command's is.
    const lastRun = lastRunOf(memory, workspace.host, Date.now());
    const since = first ? 0 : began;
    const { dependencies } = await write(inputs, options, { ...terminal, lastRun }, since);
    first = false;
    return [...dependencies, ...memory.files()];
  });
}

/** @throws UsageError for a file that is no module, or would be that of a journey */
function refuseRegistry(registry: string | undefined): void {
  if (registry === undefined) return;
  const others = [".journey.ts", ".d.ts"];
  if (!registry.endsWith(".ts") || others.some((suffix) => registry.endsWith(suffix))) {
    throw new UsageError("--registry is a module of its own: name it like `journeys.ts`");
  }
}

export const command = defineCommand<Options>({
  name: "compile",
  summary: "write the TypeScript modules of journeys",
  examples: [
    { command: "journeyc compile", does: "x.journey to x.journey.ts, for every journey" },
    { command: "journeyc compile src --out-dir generated", does: "into another folder" },
    {
      command: "journeyc compile --registry journeys.ts",
      does: "and a list, whose journeys an app loads when they are first asked for",
    },
    { command: "journeyc compile --watch", does: "again after each change" },
    { command: "journeyc compile --declarations", does: "only the types, for a bundler's imports" },
    { command: "journeyc compile --check", does: "in CI: is the generated code up to date?" },
  ],
  declare: (command) =>
    withReporter(withMaxWarnings(command))
      .argument("[paths...]", "files and folders", ["."])
      .option("--out-dir <folder>", "write below this folder instead of beside the sources")
      .option(
        "--declarations",
        "write x.d.journey.ts instead, for journeys that a bundler compiles",
      )
      .option(
        "--registry <file>",
        "write a module, too, with a list of the journeys, to be loaded when first asked for",
      )
      .option("--watch", "compile again when a file changes")
      .option("--stats", "say where the time went")
      .option("--no-cache", "look at everything, whatever the last run has found")
      .option("--check", "write nothing; list generated files that are stale, missing or orphaned"),
  async run(paths, options, terminal) {
    if (paths.includes("-")) {
      throw new UsageError("compile writes beside its sources: give paths, not `-`");
    }
    if (options.watch && options.check) {
      throw new UsageError("--watch and --check exclude each other");
    }
    if (options.declarations && options.outDir !== undefined) {
      throw new UsageError("--declarations go beside their sources: --out-dir moves none");
    }
    refuseRegistry(options.registry);
    if (options.watch) return writeAndWatch(paths, options, terminal);
    const { inputsOf } = await import("../inputs.ts");
    const inputs = await inputsOf(paths, {}, terminal);
    if (options.check) return compare(inputs, options, terminal);
    return exitCodeOf((await write(inputs, options, terminal)).diagnostics, options.maxWarnings);
  },
});
