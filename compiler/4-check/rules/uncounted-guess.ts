import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { guessesOf, stepsOfWay } from "../proofs/guesses.ts";
import type { Rule } from "../rule.ts";

export const uncountedGuess = defineDiagnostic<{ node: string; outcome: string }>({
  code: "J6008",
  severity: "warning",
  title: "Wrong guess that counts for nobody",
  message: ({ node, outcome }) =>
    `${quote(outcome)} of ${quote(node)} can lead to \`stop\`, where the attempt counts for nobody.`,
});

export const rule: Rule = {
  reports: [uncountedGuess],
  allowable: true,
  *check(context) {
    for (const { journey, node, edge, stop } of context.fact(guessesOf)) {
      if (stop === undefined) continue;
      const place = { file: journey.file, span: edge.wiring.span };
      yield report(uncountedGuess, { node: node.name, outcome: edge.outcome }, place, {
        path: stepsOfWay(journey, stop),
        hints: [
          "End the run in `failure`, where account lockout counts it, or let a limit stand before the last page.",
        ],
      });
    }
  },
};
