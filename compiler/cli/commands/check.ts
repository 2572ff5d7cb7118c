import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Checked } from "../../workspace.ts";
import { defineCommand, UsageError } from "../command.ts";
import type { InputOptions, Inputs } from "../inputs.ts";
import type { ReporterOptions, WarningOptions } from "../options.ts";
import { withMaxWarnings, withReporter } from "../options.ts";
import { exitCodeOf } from "../exit-code.ts";
import { type Look, look } from "../look.ts";
import { type Findings, plural, printedOf } from "../print-findings.ts";
import { printRun } from "../print-run.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends ReporterOptions, WarningOptions, InputOptions {
  readonly fix?: boolean;
  readonly changedSince?: string;
  readonly stats?: boolean;
}

/** What a run found, and what it leaves for the next. */
interface Found extends Findings {
  readonly fixed: number;
  readonly leave?: Look<Checked>["leave"];
}

async function find(inputs: Inputs, terminal: Terminal): Promise<Found> {
  const { workspace, diagnostics } = inputs;
  const { looked, leave } = await look(inputs, terminal, async (files) => workspace.check(files));
  const { result, found, files } = looked;
  return {
    files,
    sources: result.sources,
    diagnostics: [...diagnostics, ...found],
    fixed: 0,
    leave,
  };
}

/** The findings after fixing; writes what changed. */
async function fixAndFind({ workspace, files, diagnostics }: Inputs): Promise<Found> {
  const { fixAll } = await import("../../workspace/fix-all.ts");
  const { writeFile } = await import("../../workspace/write-outputs.ts");
  const { checked, changed, applied } = fixAll(workspace, files);
  const failures = [...changed].flatMap(([path, text]) => writeFile(workspace.host, path, text));
  return {
    ...checked,
    diagnostics: [...diagnostics, ...failures, ...checked.diagnostics],
    fixed: applied,
  };
}

/** What is found in files that a change concerns. All are checked: a change is felt where a file is imported. */
async function findChanged(inputs: Inputs, commit: string): Promise<Found> {
  const { changedSince, restingOn } = await import("../changed-since.ts");
  const { workspace, diagnostics } = inputs;
  const changed = await changedSince(workspace.host, commit);
  const checked = workspace.check(inputs.files);
  const paths = checked.files.map(({ path }) => path);
  const concerned = restingOn(workspace, paths, changed);
  const isShown = ({ primary: { file } }: Diagnostic): boolean =>
    concerned.has(file) || changed.has(file);
  return {
    ...checked,
    files: [...concerned],
    diagnostics: [...diagnostics, ...checked.diagnostics.filter(isShown)],
    fixed: 0,
  };
}

export const command = defineCommand<Options>({
  name: "check",
  summary: "find what is wrong with journeys",
  examples: [
    { command: "journeyc check", does: "every journey below this folder" },
    { command: "journeyc check login.journey --fix", does: "one file; apply the fixes" },
    { command: "journeyc check --reporter sarif > found.sarif", does: "for code scanning" },
    { command: "journeyc check --changed-since origin/main", does: "what a branch concerns" },
    { command: "journeyc check - --stdin-filepath a.journey", does: "standard input" },
  ],
  declare: (command) =>
    withReporter(withMaxWarnings(command))
      .argument("[paths...]", "files and folders, or - for standard input", ["."])
      .option("--fix", "apply the fixes that need no choice")
      .option(
        "--changed-since <commit>",
        "only what is found in files that have changed since then, or rest on such a file",
      )
      .option("--stats", "say where the time went")
      .option("--no-cache", "look at everything, whatever the last run has found")
      .option("--stdin-filepath <path>", "the path that standard input stands for"),
  async run(paths, options, terminal) {
    const { inputsOf } = await import("../inputs.ts");
    const inputs = await inputsOf(paths, options, terminal);
    const { stdin } = inputs;
    if (stdin !== undefined && options.fix) throw new UsageError("--fix cannot write to `-`");
    const { changedSince: commit, fix = false } = options;
    if (commit !== undefined && (fix || stdin !== undefined))
      throw new UsageError("--changed-since goes with neither --fix nor `-`");
    const findings = fix
      ? await fixAndFind(inputs)
      : commit === undefined
        ? await find(inputs, terminal)
        : await findChanged(inputs, commit);
    const fixed = findings.fixed > 0 ? [`${plural(findings.fixed, "fix", "fixes")} applied`] : [];
    inputs.phases.done();
    const printed = await printedOf(findings, options, terminal, fixed);
    printRun(printed, terminal);
    if (options.stats) inputs.phases.printStats(terminal);
    const code = exitCodeOf(findings.diagnostics, options.maxWarnings);
    findings.leave?.({ outputs: [], printed, code });
    return code;
  },
});
