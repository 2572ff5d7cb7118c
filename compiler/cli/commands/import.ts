import { inOrder } from "../../diagnostics/collection.ts";
import { Sources } from "../../diagnostics/report.ts";
import { visible } from "../../diagnostics/visible.ts";
import { NodeHost } from "../../host/node-host.ts";
import type { ImportedFile } from "../../interop/import/imported.ts";
import { defineCommand, type ExitCode } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { Progress } from "../progress.ts";
import { changedFiles, refusals, type WrittenBelow, writeBelow } from "../write-below.ts";
import { plural, printFindings, printSummary } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends ReporterOptions {
  readonly out: string;
  readonly check: boolean;
  readonly dryRun?: boolean;
}

/** Writes what changed, or says what would be written. */
function deliver(
  host: NodeHost,
  folder: string,
  files: readonly ImportedFile[],
  { dryRun }: Options,
): WrittenBelow {
  if (!dryRun) return writeBelow(host, folder, files);
  const refused = refusals(host, folder, files);
  const written = refused.length > 0 ? [] : changedFiles(host, files).map(({ path }) => path);
  return { written, diagnostics: refused };
}

async function run(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const [{ readJourneys }, { importJourneys }] = await Promise.all([
    import("../../interop/read.ts"),
    import("../../interop/import/import.ts"),
  ]);
  const host = new NodeHost(terminal.folder);
  const reading = readJourneys(
    host,
    paths.map((path) => host.nameOf(path)),
    host.nameOf(options.out),
  );
  const folder = host.nameOf(options.out);
  const progress = new Progress(terminal.log);
  const imported = importJourneys(reading.bundles, host, folder, {
    check: options.check,
    tell: progress.tell,
  });
  progress.done();
  const { written, diagnostics: failures } = deliver(host, folder, imported.files, options);
  for (const path of written) terminal.output.write(`${visible(path)}\n`);
  const { checked } = imported;
  const diagnostics = inOrder([
    ...reading.diagnostics,
    ...imported.diagnostics,
    ...(options.check ? checked.diagnostics : []),
    ...failures,
  ]);
  const texts = new Map(imported.files.map(({ path, text }) => [path, text]));
  const sources = new Sources((path) => texts.get(path) ?? reading.sources.linesOf(path)?.text);
  const findings = { diagnostics, files: checked.files, sources };
  await printFindings(findings, options, terminal.log);
  const verb = options.dryRun ? "to be written" : "written";
  const counts = [
    plural(imported.journeys, "journey"),
    `${plural(written.length, "file")} ${verb}`,
  ];
  printSummary(findings, options, terminal, counts);
  return exitCodeOf(diagnostics);
}

export const command = defineCommand<Options>({
  name: "import",
  summary: "make .journey files of Ping's JSON",
  examples: [
    { command: "journeyc import Login.journey.json", does: "an export of frodo or of the console" },
    { command: "journeyc import tenant-config --out journeys", does: "a configuration folder" },
    { command: "journeyc import Login.json --dry-run", does: "say what would be written" },
  ],
  declare: (command) =>
    withReporter(command)
      .argument("<paths...>", "files and folders: docs/interop.md lists the formats")
      .option("--out <folder>", "the folder to write to", "journeys")
      .option("--no-check", "do not say what the checker finds in the journeys")
      .option("--dry-run", "write nothing; list what would be written"),
  run,
});
