import type { Factor } from "../manifest.ts";
import type { JourneyError } from "../errors.ts";
import type { Executed } from "./execute-node.ts";
import type { LinkedNode } from "./linked.ts";
import type { StepPorts } from "./ports.ts";
import { describeCause } from "./run-errors.ts";
import type { Run } from "./run.ts";

/** Tells the log of an error, and where it happened. */
export function logFailure(
  run: Run,
  { log }: StepPorts,
  node: LinkedNode | undefined,
  error: JourneyError,
  message: string,
): void {
  log.error(
    {
      code: error.code,
      reason: error.message,
      fix: error.fix,
      run: run.id,
      journey: node?.journey.name ?? run.journey.name,
      ...(node ? { node: node.name, type: node.manifest.type } : {}),
      ...describeCause(error),
    },
    message,
  );
}

/** Tells whoever observes the run what came of a node. */
export function reportNode(
  run: Run,
  { onEvent }: StepPorts,
  node: LinkedNode,
  executed: Executed,
  startedAt: number,
): void {
  onEvent?.({
    kind: "node",
    run: run.id,
    journey: node.journey.name,
    node: node.name,
    type: node.manifest.type,
    ...reportOf(node, executed),
    durationMs: performance.now() - startedAt,
  });
}

/** What came of a node, as its event says it. */
function reportOf(
  { manifest }: LinkedNode,
  executed: Executed,
): { readonly outcome: string | undefined; readonly error?: string; readonly proves?: Factor } {
  if (executed.kind === "error") return { outcome: undefined, error: executed.error.code };
  if (executed.kind !== "outcome") return { outcome: undefined };
  const { outcome } = executed;
  const proof = manifest.effects.identity.find(
    (effect) => effect.effect === "proves" && effect.outcome === outcome,
  );
  return { outcome, ...(proof?.factor ? { proves: proof.factor } : {}) };
}
