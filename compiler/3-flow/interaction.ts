import type { Node } from "../2-bind/model.ts";
import type { CallGraph } from "./call-graph.ts";
import { reversed } from "./graph.ts";
import { reachableFrom } from "./reachability.ts";

/** True when running the node itself may stop and ask the user. Of an unknown type nobody can say: it may. */
function asks({ manifest, script }: Node): boolean {
  if (manifest === undefined) return true;
  const isSilent = script?.signature.outcomes !== undefined && !script.signature.asks;
  return manifest.interactive && !isSilent;
}

/**
 * Says of each node whether the user may be asked while it runs. A node that runs an inner journey asks when some
 * node of that journey does, or of a journey that it calls in turn.
 */
export function interactiveNodes(calls: CallGraph): (node: Node) => boolean {
  const calling = new Map(calls.calls.map((call) => [call.node, call.callee] as const));
  const asking = calls.journeys.flatMap((journey, number) =>
    [...journey.nodes.values()].some((node) => !calling.has(node) && asks(node)) ? [number] : [],
  );
  const interactive = reachableFrom(reversed(calls), asking);
  return (node) => {
    const callee = calling.get(node);
    if (callee === undefined) return asks(node);
    return interactive[calls.numbers.get(callee) ?? -1] ?? true;
  };
}
