import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { guessesOf, stepsOfWay } from "../proofs/guesses.ts";
import type { Rule } from "../rule.ts";

export const unlimitedGuesses = defineDiagnostic<{ node: string; outcome: string }>({
  code: "J6007",
  severity: "warning",
  title: "Guessing without a limit",
  message: ({ node, outcome }) =>
    `${quote(outcome)} of ${quote(node)} leads back to it, and nothing on the way counts the attempts.`,
});

export const rule: Rule = {
  reports: [unlimitedGuesses],
  allowable: true,
  *check(context) {
    for (const { journey, node, edge, loop } of context.fact(guessesOf)) {
      // A loop that never asks tries the same credential again, and has been reported as such.
      if (!loop?.some((way) => context.isInteractive(way.node))) continue;
      const place = { file: journey.file, span: edge.wiring.span };
      yield report(unlimitedGuesses, { node: node.name, outcome: edge.outcome }, place, {
        path: stepsOfWay(journey, loop),
        hints: [
          "Let a Retry Limit Decision stand in the loop, with an Account Lockout behind its `reject`; or end the run in `failure`.",
        ],
      });
    }
  },
};
