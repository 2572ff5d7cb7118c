import type { Attempts } from "./attempts.ts";
import type { LinkedNode } from "./linked.ts";
import type { StepPorts } from "./ports.ts";

/** The step's attempts, with an event and a line in the log for each that is refused to this node. */
export function reportedAttempts(ports: StepPorts, run: string, node: LinkedNode): Attempts {
  const place = {
    run,
    journey: node.journey.name,
    node: node.name,
    type: node.manifest.type,
  };
  return {
    async count(name) {
      const attempt = await ports.attempts.count(name);
      const { refusedBy } = attempt;
      if (refusedBy !== undefined) {
        ports.onEvent?.({ kind: "attempt-refused", ...place, refusedBy });
        ports.log.warn(
          { code: "attempt-refused", ...place, refusedBy },
          "A credential was not verified: too many attempts.",
        );
      }
      return attempt;
    },
  };
}
