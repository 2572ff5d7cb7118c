import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { placeIn } from "../wiring/places.ts";

export const wiredTwice = defineDiagnostic<{ node: string; outcome: string }>({
  code: "J3003",
  severity: "error",
  title: "Outcome wired twice",
  message: ({ node, outcome }) => `${quote(node)} wires ${quote(outcome)} a second time.`,
});

export const rule: Rule = {
  reports: [wiredTwice],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        for (const { name, span, first } of node.wiring.repeated) {
          const parameters = { node: node.name, outcome: name };
          yield report(wiredTwice, parameters, placeIn(journey, span), {
            related: [{ ...placeIn(journey, first), text: "wired here first" }],
            hints: ["An outcome leads to one place; keep one of the two."],
          });
        }
      }
    }
  },
};
