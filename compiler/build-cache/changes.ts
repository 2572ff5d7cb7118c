import type { NodeHost } from "../host/node-host.ts";
import { entriesOf } from "../workspace/entries.ts";
import type { RunOutcome } from "./run-record.ts";
import { compare, type Stamp } from "./stamp.ts";

/** What is other than at the time of a run. */
export interface Changes {
  /** The paths stand for other files than before. */
  readonly entries: boolean;
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
  /** The outcome with what was learnt about files that are the same; undefined where nothing was. */
  readonly renewed: RunOutcome | undefined;
}

type Stamps = Readonly<Record<string, Stamp>>;

function compareAll(
  stamps: Stamps,
  host: NodeHost,
  since: number,
): { readonly different: ReadonlySet<string>; readonly renewed: Stamps } {
  const different = new Set<string>();
  const renewed: Record<string, Stamp> = {};
  for (const [path, before] of Object.entries(stamps)) {
    const sameness = compare(host.onDisk(path), before, () => host.read(path), since);
    if (sameness === "different") different.add(path);
    else if (sameness !== "same") renewed[path] = sameness.renewed;
  }
  return { different, renewed };
}

/** Compares the disk with a run. @param since when this run began, in milliseconds since 1970 */
export function changesSince(outcome: RunOutcome, host: NodeHost, since: number): Changes {
  const { files } = entriesOf(host, outcome.paths);
  const inputs = compareAll(outcome.inputs, host, since);
  const outputs = compareAll(outcome.outputs, host, since);
  const isRenewed = [inputs, outputs].some(({ renewed }) => Object.keys(renewed).length > 0);
  return {
    entries:
      files.length !== outcome.entries.length ||
      files.some((path, index) => path !== outcome.entries[index]),
    inputs: inputs.different,
    outputs: outputs.different,
    renewed: isRenewed
      ? {
          ...outcome,
          inputs: { ...outcome.inputs, ...inputs.renewed },
          outputs: { ...outcome.outputs, ...outputs.renewed },
        }
      : undefined,
  };
}
