import { inOrder } from "../../diagnostics/collection.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Sources } from "../../diagnostics/report.ts";
import { visible } from "../../diagnostics/visible.ts";
import { NodeHost } from "../../host/node-host.ts";
import { writeFile } from "../../workspace/write-outputs.ts";
import { defineCommand, type ExitCode } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { plural, printFindings, printSummary } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends ReporterOptions {
  readonly out: string;
  readonly check: boolean;
  readonly dryRun?: boolean;
}

interface File {
  readonly path: string;
  readonly text: string;
}

/** Writes what changed; the paths of what was written, and what could not be. */
function writeAll(
  host: NodeHost,
  files: readonly File[],
): { readonly written: readonly string[]; readonly failures: readonly Diagnostic[] } {
  const changed = files.filter(({ path, text }) => {
    const before = host.read(path);
    return !before.ok || before.text !== text;
  });
  const failures = changed.flatMap(({ path, text }) => writeFile(host, path, text));
  const failed = new Set(failures.map(({ primary }) => primary.file));
  return { written: changed.map(({ path }) => path).filter((path) => !failed.has(path)), failures };
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
  );
  const imported = importJourneys(reading.bundles, host, host.nameOf(options.out), {
    check: options.check,
  });
  const { written, failures } = options.dryRun
    ? { written: imported.files.map(({ path }) => path), failures: [] }
    : writeAll(host, imported.files);
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
