import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { NodeHost } from "../host/node-host.ts";
import { LazyScriptTypes } from "../script-types/lazy-script-types.ts";
import { createWorkspace, type Workspace } from "../workspace.ts";
import { entriesOf, nothingIn } from "../workspace/entries.ts";
import { readFailure } from "../workspace/read-failure.ts";
import { UsageError } from "./command.ts";
import { RunPhases } from "./run-phases.ts";
import type { Terminal } from "./terminal.ts";

export interface InputOptions {
  readonly stdinFilepath?: string;
}

/** What a verb works on. */
export interface Inputs {
  readonly workspace: Workspace<NodeHost>;
  readonly phases: RunPhases;
  /** What the command line names, as the host calls it. */
  readonly paths: readonly string[];
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Paths that come to nothing. */
  readonly diagnostics: readonly Diagnostic[];
  /** The path that standard input stands for; its text lies over the workspace. */
  readonly stdin: string | undefined;
}

const unnamed = "stdin.journey";

async function fromInput(
  workspace: Workspace<NodeHost>,
  name: string,
  terminal: Terminal,
  phases: RunPhases,
): Promise<Inputs> {
  const base = { workspace, phases, paths: [name], folders: [], stdin: name };
  const result = await terminal.readInput();
  if (!result.ok) {
    const failure = readFailure(name, result.failure, result.detail);
    return { ...base, files: [], diagnostics: [failure] };
  }
  // An empty input is nearly always a command before the pipe that failed.
  if (result.text === "") return { ...base, files: [], diagnostics: [nothingIn(name)] };
  workspace.update(name, result.text);
  return { ...base, files: [name], diagnostics: [] };
}

/**
 * The files that the paths of a command line stand for: the working folder when there are none, standard input for
 * `-`.
 *
 * @param phases sees the work go by
 * @param workspace the one to go on with, in watch mode; a new one when absent
 * @throws UsageError when `-` stands beside other paths, or `--stdin-filepath` without it
 */
export async function inputsOf(
  paths: readonly string[],
  { stdinFilepath }: InputOptions,
  terminal: Terminal,
  phases: RunPhases = new RunPhases(terminal.log),
  workspace: Workspace<NodeHost> = createWorkspace(new NodeHost(terminal.folder), {
    scripts: new LazyScriptTypes(),
    phases,
  }),
): Promise<Inputs> {
  const { host } = workspace;
  if (paths.includes("-")) {
    if (paths.length > 1) throw new UsageError("`-` (standard input) must be the only path");
    return fromInput(workspace, host.nameOf(stdinFilepath ?? unnamed), terminal, phases);
  }
  if (stdinFilepath !== undefined) {
    throw new UsageError("--stdin-filepath names standard input: give `-` as the path");
  }
  const names = (paths.length === 0 ? ["."] : paths).map((path) => host.nameOf(path));
  return { workspace, phases, paths: names, stdin: undefined, ...entriesOf(host, names) };
}
