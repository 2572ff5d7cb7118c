import { quote } from "../../2-bind/text.ts";
import type { TakenEdge } from "../../3-flow/solver/witness.ts";
import type { Label, PathStep } from "../../diagnostics/diagnostic.ts";

/** More steps than this nobody follows; the middle of the path is left out, which the numbers show. */
const mostSteps = 200;

function labelOf({ journey, node, edge }: TakenEdge, last: boolean): Label {
  const file = journey.file;
  if (edge === undefined) {
    const text = last ? "here" : `${quote(node.name)} begins an inner journey`;
    return { file, span: node.declaration.name.span, text };
  }
  const choice = (node.outcomes ?? node.edges).length > 1;
  const text = choice
    ? `${quote(node.name)} takes ${quote(edge.outcome)}`
    : `${quote(node.name)} goes on`;
  return { file, span: edge.wiring.span, text };
}

/** A path as findings show it. */
export function stepsOf(path: readonly TakenEdge[]): readonly PathStep[] {
  const steps = path.map((taken, index) => ({
    number: index + 1,
    label: labelOf(taken, index === path.length - 1),
    journey: taken.journey.name,
    node: taken.node.name,
    outcome: taken.edge?.outcome,
    depth: taken.depth,
  }));
  if (steps.length <= mostSteps) return steps;
  return [...steps.slice(0, mostSteps / 2), ...steps.slice(-mostSteps / 2)];
}
