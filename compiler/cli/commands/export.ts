import { Option } from "commander";
import { inOrder } from "../../diagnostics/collection.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { visible } from "../../diagnostics/visible.ts";
import { below } from "../../host/paths.ts";
import type { NodeHost } from "../../host/node-host.ts";
import type { Exported } from "../../interop/export/export.ts";
import type { InteropFormat } from "../../interop/journey-document.ts";
import type { WrittenFile } from "../../interop/write.ts";
import { writeFile } from "../../workspace/write-outputs.ts";
import { defineCommand, type ExitCode, UsageError } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { plural, printFindings, printSummary } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";

const formats: readonly InteropFormat[] = [
  "frodo",
  "frodo-multi",
  "am",
  "amster",
  "am-file-config",
  "fr-config-manager",
];

interface Options extends ReporterOptions {
  readonly format?: InteropFormat;
  readonly out?: string;
  readonly check: boolean;
}

/** Formats that have a file for each journey. */
const filePerJourney: ReadonlySet<InteropFormat | undefined> = new Set(["frodo", "am"] as const);

/** The format that they came in, else frodo's; where there is room for one file, one that holds them all. */
function formatOf({ format, journeys }: Exported, options: Options): InteropFormat {
  if (options.format !== undefined) return options.format;
  const isOne = journeys.length === 1;
  const needsRoom = filePerJourney.has(format) && !isOne && options.out === undefined;
  return format === undefined || needsRoom ? (isOne ? "frodo" : "frodo-multi") : format;
}

/** Puts one file to the output or to `--out`, and several into the folder that `--out` names. */
function deliver(
  files: readonly WrittenFile[],
  { out }: Options,
  host: NodeHost,
  { output }: Terminal,
): readonly Diagnostic[] {
  const [only, another] = files;
  if (out === undefined) {
    if (another !== undefined)
      throw new UsageError(`this format is ${files.length} files: give a folder by --out`);
    if (only !== undefined) output.write(only.text);
    return [];
  }
  const isFile = another === undefined && out.endsWith(".json");
  return files.flatMap(({ path, text }) => {
    const target = isFile ? host.nameOf(out) : below(host.nameOf(out), path);
    output.write(`${visible(target)}\n`);
    return writeFile(host, target, text);
  });
}

async function run(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const [{ inputsOf }, { exportJourneys }, { writeJourneys }] = await Promise.all([
    import("../inputs.ts"),
    import("../../interop/export/export.ts"),
    import("../../interop/write.ts"),
  ]);
  const inputs = await inputsOf(paths, {}, terminal);
  const { workspace, files } = inputs;
  const exported = exportJourneys(workspace, files, { check: options.check });
  const { journeys, envelope, realm, obstacles } = exported;
  const writing = writeJourneys({ journeys, envelope, realm }, formatOf(exported, options));
  const isPossible =
    obstacles.length === 0 && journeys.length > 0 && writing.diagnostics.length === 0;
  const failures = isPossible ? deliver(writing.files, options, workspace.host, terminal) : [];
  const { checked } = exported;
  const diagnostics = inOrder([
    ...inputs.diagnostics,
    ...exported.diagnostics,
    ...(options.check ? checked.diagnostics : obstacles),
    ...writing.diagnostics,
    ...failures,
  ]);
  const findings = { ...checked, diagnostics };
  await printFindings(findings, options, terminal.log);
  const said = isPossible ? `${plural(journeys.length, "journey")} exported` : "nothing exported";
  printSummary(findings, options, terminal, [said]);
  return isPossible || exitCodeOf(diagnostics) !== 0 ? exitCodeOf(diagnostics) : 1;
}

export const command = defineCommand<Options>({
  name: "export",
  summary: "write journeys as Ping's JSON",
  examples: [
    {
      command: "journeyc export login.journey > Login.json",
      does: "with the journeys that it runs",
    },
    {
      command: "journeyc export journeys --format frodo-multi",
      does: "one file, in dependency order",
    },
    { command: "journeyc export --format amster --out config", does: "a folder for Amster" },
  ],
  declare: (command) =>
    withReporter(command)
      .argument("[paths...]", "files and folders", ["."])
      .addOption(
        new Option(
          "--format <name>",
          "the format; the one that the journeys came in when absent, else frodo's",
        ).choices(formats),
      )
      .option("--no-check", "do not say what the checker finds in the journeys")
      .option("--out <path>", "a folder, or the name of a .json file, instead of standard output"),
  run,
});
