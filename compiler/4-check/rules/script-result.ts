import type { Member, Node } from "../../2-bind/model.ts";
import { outcomesSetting } from "../../2-bind/scripts.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";

export const scriptResult = defineDiagnostic<{ script: string; returns: string }>({
  code: "J4018",
  severity: "error",
  title: "Script whose outcomes are not known",
  message: ({ script, returns }) =>
    `${quote(script)} returns ${quote(returns)}, which does not say what the outcomes are.`,
});

function check(journey: CheckedJourney, part: Node | Member): Diagnostic | undefined {
  const { script } = part;
  // Without a list, that is what the missing setting says.
  if (script === undefined || outcomesSetting(part) === undefined) return undefined;
  const { outcomes, fault, name, returns, span } = script.signature;
  if (outcomes !== undefined || fault !== undefined) return undefined;
  const place = { file: journey.path, span: script.literal.span };
  return report(scriptResult, { script: name, returns }, place, {
    related: [{ file: script.path, span, text: "this function" }],
    hints: ['Let it return a union of texts, `"low" | "high"`, `take(…)` or `ask(…)`.'],
  });
}

export const rule: Rule = {
  reports: [scriptResult],
  allowable: false,
  *check(context) {
    for (const journey of context.journeys) {
      for (const node of journey.nodes) {
        for (const part of [node, ...node.members]) {
          const found = check(journey, part);
          if (found !== undefined) yield found;
        }
      }
    }
  },
};
