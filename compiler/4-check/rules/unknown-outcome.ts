import type { Node } from "../../2-bind/model.ts";
import { suggestionDetails } from "../../2-bind/suggest-fix.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import type { UnknownOutcome } from "../../2-bind/wiring.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { placeIn } from "../wiring/places.ts";
import { scriptLabels } from "../wiring/script-label.ts";

export const unknownOutcome = defineDiagnostic<{ node: string; outcome: string }>({
  code: "J3002",
  severity: "error",
  title: "Unknown outcome",
  message: ({ node, outcome }) => `${quote(node)} has no outcome ${quote(outcome)}.`,
});

function unknown(
  journey: CheckedJourney,
  node: Node,
  { outcome, suggestion }: UnknownOutcome,
): Diagnostic {
  const place = placeIn(journey, outcome.span);
  const known = (node.outcomes ?? []).map(({ name }) => name);
  const list = known.length === 0 ? "It has none." : `It has ${quoteList(known)}.`;
  const details = suggestionDetails(suggestion, place);
  const parameters = { node: node.name, outcome: outcome.text };
  return report(unknownOutcome, parameters, place, {
    ...details,
    related: scriptLabels(node),
    hints: [...details.hints, list],
  });
}

export const rule: Rule = {
  reports: [unknownOutcome],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        for (const found of node.wiring.unknown) yield unknown(journey, node, found);
      }
    }
  },
};
