import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { applyFixes } from "../diagnostics/fixes.ts";
import type { Checked, Workspace } from "../workspace.ts";

/** Rounds of checking and fixing. A fix may uncover the next one; two that undo each other must not go on for ever. */
const maximumRounds = 10;

export interface Fixed {
  /** What is left after the last round. */
  readonly checked: Checked;
  /** The new texts of the files that changed. */
  readonly changed: ReadonlyMap<string, string>;
  /** How many fixes went in. */
  readonly applied: number;
}

/**
 * Applies preferred fixes until there are none left. The new texts lie over the workspace's files afterwards.
 * @param isWanted which findings are repaired: all by default
 */
export function fixAll(
  workspace: Workspace,
  entries: readonly string[],
  isWanted: (finding: Diagnostic) => boolean = () => true,
): Fixed {
  const changed = new Map<string, string>();
  let applied = 0;
  let checked = workspace.check(entries);
  for (let round = 0; round < maximumRounds; round++) {
    const texts = new Map(checked.files.map(({ path, text }) => [path, text]));
    const result = applyFixes(texts, checked.diagnostics.filter(isWanted));
    if (result.changed.size === 0) break;
    applied += result.applied;
    for (const [path, text] of result.changed) {
      changed.set(path, text);
      workspace.update(path, text);
    }
    checked = workspace.check(entries);
  }
  return { checked, changed, applied };
}
