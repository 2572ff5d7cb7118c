import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { evidenceOf, successesWith } from "../proofs/identity.ts";
import type { Rule } from "../rule.ts";

export const unmatchedProof = defineDiagnostic<{ journey: string }>({
  code: "J6011",
  severity: "error",
  title: "Success without a stored user",
  message: ({ journey }) =>
    `Journey ${quote(journey)} can succeed here although only an account of another system is proved, and no stored user has been found.`,
});

export const rule: Rule = {
  reports: [unmatchedProof],
  allowable: true,
  *check(context) {
    for (const success of successesWith(context, "remote")) {
      const { place, path } = evidenceOf(success);
      yield report(unmatchedProof, { journey: success.exploration.journey.name }, place, {
        path,
        hints: [
          "Let an Identify Existing User follow the proof: its `true` makes the proof that of the stored user.",
        ],
      });
    }
  },
};
