import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { placeIn } from "../wiring/places.ts";

export const emptyElse = defineDiagnostic<{ node: string; opaque: boolean }>({
  code: "J3005",
  severity: "error",
  title: "`else` with nothing left",
  message: ({ node, opaque }) =>
    opaque
      ? `${quote(node)} is of a type whose outcomes are not known, so nobody knows what \`else\` covers.`
      : `Every outcome of ${quote(node)} is wired; \`else\` has nothing left.`,
});

export const rule: Rule = {
  reports: [emptyElse],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        for (const wiring of node.wiring.emptyElse) {
          const opaque = node.outcomes === undefined;
          const parameters = { node: node.name, opaque };
          const hint = opaque ? "Name each outcome." : "Remove the line.";
          yield report(emptyElse, parameters, placeIn(journey, wiring.span), { hints: [hint] });
        }
      }
    }
  },
};
