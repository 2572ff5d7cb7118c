import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { evidenceOf, successesWith } from "../proofs/identity.ts";
import type { Rule } from "../rule.ts";

export const partialProof = defineDiagnostic<{ journey: string }>({
  code: "J6002",
  severity: "error",
  title: "Success with half a proof",
  message: ({ journey }) =>
    `Journey ${quote(journey)} can succeed here with a credential that was right but not enough.`,
});

export const rule: Rule = {
  reports: [partialProof],
  allowable: true,
  *check(context) {
    for (const success of successesWith(context, "partial")) {
      const { place, path } = evidenceOf(success);
      const { name } = success.exploration.journey;
      yield report(partialProof, { journey: name }, place, {
        path,
        hints: [
          "An outcome such as `mfaRequired` or `expired` says that something is still missing: let another proof follow, or lead it to `failure`.",
        ],
      });
    }
  },
};
