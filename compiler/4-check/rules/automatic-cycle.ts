import { cyclicComponents } from "../../3-flow/components.ts";
import { cycleThrough } from "../../3-flow/cycle.ts";
import { partEffects } from "../../3-flow/effects/part-effects.ts";
import type { Graph } from "../../3-flow/graph.ts";
import type { Edge, Node } from "../../2-bind/model.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckContext, CheckedJourney } from "../context.ts";
import { sightsOf } from "../proofs/sights.ts";
import type { Rule } from "../rule.ts";
import { placeOfNode } from "../wiring/places.ts";
import { showPath } from "../wiring/show-path.ts";

export const automaticCycle = defineDiagnostic<{ cycle: readonly string[] }>({
  code: "J3010",
  severity: "error",
  title: "Cycle without the user",
  message: ({ cycle }) => `This cycle never asks the user anything: ${showPath(cycle)}.`,
});

/** The edges that a run may take without asking anybody, as often as it likes. */
function automaticGraph(context: CheckContext, { graph }: CheckedJourney): Graph {
  const isAutomatic = (node: Node, { outcome }: Edge): boolean => {
    const callee = context.flow.calleeOf(node);
    if (callee !== undefined) return context.fact(sightsOf).silentOutcomes(callee).has(outcome);
    if (context.isInteractive(node)) return false;
    return !partEffects(node).some(({ limited }) => limited.includes(outcome));
  };
  const successors = graph.nodes.map((node) =>
    node.edges.flatMap((edge) => {
      const to = edge.target.kind === "node" ? graph.numbers.get(edge.target.name) : undefined;
      return to !== undefined && isAutomatic(node, edge) ? [to] : [];
    }),
  );
  return { size: graph.size, successors };
}

function* cycles(context: CheckContext, checked: CheckedJourney): Generator<Diagnostic> {
  const { graph } = checked;
  const automatic = automaticGraph(context, checked);
  for (const component of cyclicComponents(automatic)) {
    const path = cycleThrough(automatic, component).flatMap((number) => graph.nodes[number] ?? []);
    const [first, ...others] = path;
    if (first === undefined) continue;
    const cycle = [...path, first].map(({ name }) => name);
    yield report(automaticCycle, { cycle }, placeOfNode(checked, first), {
      related: others
        .slice(0, 5)
        .map((node) => ({ ...placeOfNode(checked, node), text: "then this" })),
      hints: ["Let a page, or another node that asks the user, stand in the cycle; or end it."],
    });
  }
}

export const rule: Rule = {
  reports: [automaticCycle],
  allowable: true,
  *check(context) {
    for (const journey of context.journeys) yield* cycles(context, journey);
  },
};
