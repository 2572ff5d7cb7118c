import type { Wiring } from "../../1-syntax/ast.ts";
import type { Node } from "../../2-bind/model.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import {
  defineDiagnostic,
  report,
  type Diagnostic,
  type Fix,
} from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { editWirings } from "../wiring/edit-wirings.ts";
import { placeIn } from "../wiring/places.ts";

export const ambiguousArrow = defineDiagnostic<{ node: string; outcomes: readonly string[] }>({
  code: "J3004",
  severity: "error",
  title: "Arrow without an outcome",
  message: ({ node, outcomes }) =>
    `${quote(node)} has several outcomes, ${quoteList(outcomes)}; the arrow must say which it means.`,
});

/** Names the outcomes that no other line names: the required ones, or all where only optional ones are left. */
function nameOutcomes(journey: CheckedJourney, node: Node, wiring: Wiring): readonly Fix[] {
  const taken = (node.outcomes ?? []).filter(({ name }) => node.wiring.taken.get(name) === wiring);
  const required = taken.filter(({ optional }) => optional === undefined);
  const outcomes = (required.length > 0 ? required : taken).map(({ name }) => name);
  if (outcomes.length === 0) return [];
  const rename = new Map([[wiring, outcomes]]);
  const edits = editWirings(journey.file.source, node, { add: [], rename });
  return [{ title: `Name ${quoteList(outcomes)}`, edits, preferred: true }];
}

function ambiguous(journey: CheckedJourney, node: Node, wiring: Wiring): Diagnostic {
  const required = (node.outcomes ?? []).filter(({ optional }) => optional === undefined);
  const outcomes = (required.length > 0 ? required : (node.outcomes ?? [])).map(({ name }) => name);
  return report(ambiguousArrow, { node: node.name, outcomes }, placeIn(journey, wiring.span), {
    hints: ["A bare arrow is for nodes with one outcome."],
    fixes: nameOutcomes(journey, node, wiring),
  });
}

export const rule: Rule = {
  reports: [ambiguousArrow],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        for (const wiring of node.wiring.ambiguous) yield ambiguous(journey, node, wiring);
      }
    }
  },
};
