import { didYouMean } from "../../2-bind/did-you-mean.ts";
import { suggestionDetails } from "../../2-bind/suggest-fix.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { faultsOf, namesFor } from "../proofs/requirement-names.ts";
import type { Rule } from "../rule.ts";

export const requirementNames = defineDiagnostic<{ reason: string }>({
  code: "J2034",
  severity: "error",
  title: "Requirement that names nothing",
  message: ({ reason }) => `Nothing can be proved here: ${reason}.`,
});

export const rule: Rule = {
  reports: [requirementNames],
  allowable: false,
  *check({ journeys, program }) {
    for (const checked of journeys) {
      const { journey } = checked;
      const names = namesFor(checked, program);
      for (const clause of journey.declaration.requires) {
        for (const { point, reason, candidates } of faultsOf(clause, names)) {
          const isOutcome =
            point.outcome !== undefined &&
            candidates.length > 0 &&
            !candidates.includes(point.name.text);
          const wrong = isOutcome && point.outcome ? point.outcome : point.name;
          const place = { file: journey.file, span: wrong.span };
          const details = suggestionDetails(didYouMean(wrong.text, candidates), place);
          yield report(requirementNames, { reason }, place, details);
        }
      }
    }
  },
};
