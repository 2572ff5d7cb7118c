import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Sources } from "../../diagnostics/report.ts";
import { visible } from "../../diagnostics/visible.ts";
import { entryFault } from "../../workspace/entry-fault.ts";
import { writeFile } from "../../workspace/write-outputs.ts";
import { defineCommand, type ExitCode } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { InputOptions, Inputs } from "../inputs.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { plural, printFindings } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends ReporterOptions, InputOptions {
  readonly check?: boolean;
}

interface FormattedFile {
  readonly path: string;
  readonly before: string;
  /** The text that the file is to have; what it has, when it cannot be formatted. */
  readonly after: string;
  readonly diagnostics: readonly Diagnostic[];
}

type Format = (typeof import("../../workspace/format.ts"))["format"];

function formatFile(path: string, { workspace }: Inputs, format: Format): FormattedFile {
  const result = workspace.read(path);
  const fault = entryFault(path, result);
  if (fault || !result.ok)
    return { path, before: "", after: "", diagnostics: fault ? [fault] : [] };
  const { text, diagnostics } = format(path, result.text);
  return { path, before: result.text, after: text ?? result.text, diagnostics };
}

function differs({ before, after }: FormattedFile): boolean {
  return before !== after;
}

function writeAll(files: readonly FormattedFile[], { workspace }: Inputs): readonly Diagnostic[] {
  const changed = files.filter(differs);
  return changed.flatMap(({ path, after }) => writeFile(workspace.host, path, after));
}

/** Puts the result where it belongs: a list of paths with `--check`, the output for standard input, or the files. */
function deliver(
  files: readonly FormattedFile[],
  inputs: Inputs,
  check: boolean,
  { output }: Terminal,
): readonly Diagnostic[] {
  if (check) {
    for (const file of files.filter(differs)) output.write(`${visible(file.path)}\n`);
    return [];
  }
  if (inputs.stdin === undefined) return writeAll(files, inputs);
  // What cannot be formatted is not passed on: a half-read text must not replace a file behind the pipe.
  const whole = files.filter(({ diagnostics }) => diagnostics.length === 0);
  for (const { after } of whole) output.write(after);
  return [];
}

export const command = defineCommand<Options>({
  name: "format",
  summary: "lay journeys out in the one way there is",
  examples: [
    { command: "journeyc format", does: "every journey below this folder" },
    { command: "journeyc format --check", does: "list the files that are not formatted" },
    { command: "journeyc format - < a.journey", does: "standard input to standard output" },
  ],
  declare: (command) =>
    withReporter(command)
      .argument("[paths...]", "files and folders, or - for standard input", ["."])
      .option("--check", "write nothing; list files that would change and exit 1")
      .option("--stdin-filepath <path>", "the path that standard input stands for"),
  async run(paths, options, terminal): Promise<ExitCode> {
    const check = options.check ?? false;
    const { inputsOf } = await import("../inputs.ts");
    const inputs = await inputsOf(paths, options, terminal);
    const { format } = await import("../../workspace/format.ts");
    const files = inputs.files.map((path) => formatFile(path, inputs, format));
    const failures = deliver(files, inputs, check, terminal);
    const diagnostics = [inputs, ...files].flatMap((part) => part.diagnostics).concat(failures);
    const texts = new Map(files.map(({ path, before }) => [path, before]));
    const sources = new Sources((path) => texts.get(path));
    await printFindings({ diagnostics, files, sources }, options, terminal.log);
    const changed = files.filter(differs).length;
    if (!options.quiet && inputs.stdin === undefined) {
      const verb = check ? "not formatted" : "formatted";
      terminal.log.write(`${plural(files.length, "file")}, ${changed} ${verb}\n`);
    }
    const code = exitCodeOf(diagnostics);
    return code === 0 && check && changed > 0 ? 1 : code;
  },
});
