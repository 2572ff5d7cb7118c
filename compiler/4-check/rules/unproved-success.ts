import { quote } from "../../2-bind/text.ts";
import type { Journey } from "../../2-bind/model.ts";
import { defineDiagnostic, report, type DiagnosticDetails } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import { evidenceOf, successesWith } from "../proofs/identity.ts";
import type { Rule } from "../rule.ts";
import { letOnlyOthersRun } from "../settings/inner-tree-only.ts";

export const unprovedSuccess = defineDiagnostic<{ journey: string }>({
  code: "J6001",
  severity: "error",
  title: "Success without authentication",
  message: ({ journey }) =>
    `Journey ${quote(journey)} can succeed here although nothing has shown who the user is.`,
});

const hint =
  'Let a node that verifies a credential stand on this path. Where the journey is meant for anybody, say so: `@allow(J6001, "…")`.';

/** What to do; a journey that others run may be meant for them alone. */
function detailsOf(context: CheckContext, journey: Journey): DiagnosticDetails {
  const isRun = context.calls.calls.some(({ callee }) => callee === journey);
  if (!isRun) return { hints: [hint] };
  return {
    hints: [hint, "Where only other journeys are to run it, say `innerTreeOnly: true`."],
    fixes: letOnlyOthersRun(context, journey),
  };
}

export const rule: Rule = {
  reports: [unprovedSuccess],
  allowable: true,
  *check(context) {
    for (const journey of context.entries) {
      const { start, declaration, file, name } = journey;
      const [clause] = declaration.starts;
      if (start?.kind !== "success" || clause === undefined) continue;
      const place = { file, span: clause.target.span };
      yield report(unprovedSuccess, { journey: name }, place, detailsOf(context, journey));
    }
    for (const success of successesWith(context, "nobody")) {
      const { place, path } = evidenceOf(success);
      const { journey } = success.exploration;
      const details = { ...detailsOf(context, journey), path };
      yield report(unprovedSuccess, { journey: journey.name }, place, details);
    }
  },
};
