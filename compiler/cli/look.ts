import {
  EarlierRun,
  type Left,
  type Looked,
  type LookOptions,
} from "../build-cache/earlier-run.ts";
import type { Checked } from "../workspace.ts";
import type { Inputs } from "./inputs.ts";
import type { Terminal } from "./terminal.ts";

/** A run's look at the journeys, and how it leaves what it knows. */
export interface Look<Result extends Checked> {
  readonly looked: Looked<Result>;
  /** Remembers the run, where such a run is remembered. */
  readonly leave: (left: Pick<Left<Result>, "outputs" | "printed" | "code">) => void;
}

/**
 * Looks at the inputs, or at what has changed of them since the last run of the same command line.
 * @param options as `EarlierRun.look` has them
 */
export async function look<Result extends Checked>(
  { workspace, files, paths }: Inputs,
  { lastRun }: Terminal,
  work: (entries: readonly string[]) => Promise<Result>,
  options: LookOptions = {},
): Promise<Look<Result>> {
  if (lastRun === undefined) {
    const result = await work(files);
    const paths = result.files.map(({ path }) => path);
    const looked = { result, found: result.diagnostics, files: paths, part: undefined };
    return { looked, leave: () => undefined };
  }
  const earlier = new EarlierRun(lastRun, workspace.host);
  const looked = await earlier.look(files, work, options);
  return { looked, leave: (left) => earlier.leave({ ...left, looked, paths, entries: files }) };
}
