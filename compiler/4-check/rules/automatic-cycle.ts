import { cyclicComponents } from "../../3-flow/components.ts";
import { cycleThrough } from "../../3-flow/cycle.ts";
import { restricted } from "../../3-flow/graph.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckContext, CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { placeOfNode } from "../wiring/places.ts";
import { showPath } from "../wiring/show-path.ts";

export const automaticCycle = defineDiagnostic<{ cycle: readonly string[] }>({
  code: "J3010",
  severity: "error",
  title: "Cycle without the user",
  message: ({ cycle }) => `This cycle never asks the user anything: ${showPath(cycle)}.`,
});

function* cycles(context: CheckContext, checked: CheckedJourney): Generator<Diagnostic> {
  const { graph } = checked;
  const isAutomatic = (number: number): boolean => {
    const node = graph.nodes[number];
    return node !== undefined && !context.isInteractive(node);
  };
  const automatic = restricted(graph, isAutomatic);
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
