import type { NodeState } from "../../machine/node-state.ts";

export const authLevelKey = "authLevel";

/** The level that the run has reached; undefined: nobody has set one. */
export function authLevel(state: NodeState): number | undefined {
  const level = state.get(authLevelKey);
  return typeof level === "number" && Number.isSafeInteger(level) ? level : undefined;
}
