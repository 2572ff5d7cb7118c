import { quote } from "../../2-bind/text.ts";
import { cyclicComponents } from "../../3-flow/components.ts";
import { cycleThrough } from "../../3-flow/cycle.ts";
import { reversed } from "../../3-flow/graph.ts";
import { reachableFrom } from "../../3-flow/reachability.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckContext, CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { placeOfNode } from "../wiring/places.ts";
import { showPath } from "../wiring/show-path.ts";

export const noWayOut = defineDiagnostic<{ node: string; cycle: readonly string[] }>({
  code: "J3009",
  severity: "error",
  title: "No way out",
  message: ({ node, cycle }) =>
    `From ${quote(node)} no end of the journey can be reached: ${showPath(cycle)}.`,
});

/**
 * One finding for each loop that nothing leaves; nodes that merely lead into it are not named. A loop without an
 * interactive node is another finding, and a worse one.
 */
function* trapped(context: CheckContext, checked: CheckedJourney): Generator<Diagnostic> {
  const { graph } = checked;
  const open = graph.nodes.flatMap(({ open: leads }, number) => (leads ? [number] : []));
  const canEnd = reachableFrom(reversed(graph), [...graph.ending, ...open]);
  if (!canEnd.includes(false)) return;
  for (const component of cyclicComponents(graph)) {
    const inside = new Set(component);
    const leaves = component.some((node) => graph.successors[node]?.some((to) => !inside.has(to)));
    const [first = 0] = component;
    const node = graph.nodes[first];
    if (node === undefined || leaves || canEnd[first] === true) continue;
    if (!component.some((number) => asks(context, checked, number))) continue;
    const names = cycleThrough(graph, component).map((number) => graph.nodes[number]?.name ?? "");
    const parameters = { node: node.name, cycle: [...names, node.name] };
    yield report(noWayOut, parameters, placeOfNode(checked, node), {
      hints: ["Wire an outcome to `success`, `failure` or `stop`, or to a node that leads there."],
    });
  }
}

function asks(context: CheckContext, { graph }: CheckedJourney, number: number): boolean {
  const node = graph.nodes[number];
  return node !== undefined && context.isInteractive(node);
}

export const rule: Rule = {
  reports: [noWayOut],
  allowable: true,
  *check(context) {
    for (const journey of context.journeys) yield* trapped(context, journey);
  },
};
