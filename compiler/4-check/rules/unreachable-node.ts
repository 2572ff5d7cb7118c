import { quote } from "../../2-bind/text.ts";
import { reachableFrom } from "../../3-flow/reachability.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { placeOfNode } from "../wiring/places.ts";

export const unreachableNode = defineDiagnostic<{ node: string; journey: string }>({
  code: "J3008",
  severity: "warning",
  title: "Unreachable node",
  message: ({ node, journey }) =>
    `Nothing leads from the start of journey ${quote(journey)} to ${quote(node)}.`,
});

/**
 * The entries of what cannot be reached: nodes that another unreachable node leads to are unreachable because of
 * that one. A journey with an arrow that leads nowhere is not judged: the arrow may have been meant to lead here.
 */
function* unreachable(checked: CheckedJourney): Generator<Diagnostic> {
  const { graph, journey } = checked;
  if (journey.start === undefined) return;
  const reached = reachableFrom(graph, graph.start === undefined ? [] : [graph.start]);
  if (graph.nodes.some(({ open }, number) => open && reached[number] === true)) return;
  const led = new Set<number>();
  for (const [number, targets] of graph.successors.entries()) {
    if (reached[number] === true) continue;
    for (const target of targets) if (target > number) led.add(target);
  }
  for (const [number, node] of graph.nodes.entries()) {
    if (reached[number] === true || led.has(number)) continue;
    const parameters = { node: node.name, journey: journey.name };
    yield report(unreachableNode, parameters, placeOfNode(checked, node), {
      hints: ["Wire an outcome to it, or remove it."],
    });
  }
}

export const rule: Rule = {
  reports: [unreachableNode],
  allowable: true,
  *check(context) {
    for (const journey of context.journeys) yield* unreachable(journey);
  },
};
