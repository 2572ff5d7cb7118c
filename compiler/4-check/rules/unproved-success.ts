import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { evidenceOf, successesWith } from "../proofs/identity.ts";
import type { Rule } from "../rule.ts";

export const unprovedSuccess = defineDiagnostic<{ journey: string }>({
  code: "J6001",
  severity: "error",
  title: "Success without authentication",
  message: ({ journey }) =>
    `Journey ${quote(journey)} can succeed here although nothing has shown who the user is.`,
});

const hints = [
  'Let a node that verifies a credential stand on this path. Where the journey is meant for anybody, say so: `@allow(J6001, "…")`.',
];

export const rule: Rule = {
  reports: [unprovedSuccess],
  allowable: true,
  *check(context) {
    for (const { start, declaration, file, name } of context.entries) {
      const [clause] = declaration.starts;
      if (start?.kind !== "success" || clause === undefined) continue;
      yield report(
        unprovedSuccess,
        { journey: name },
        { file, span: clause.target.span },
        { hints },
      );
    }
    for (const success of successesWith(context, "nobody")) {
      const { place, path } = evidenceOf(success);
      const { name } = success.exploration.journey;
      yield report(unprovedSuccess, { journey: name }, place, {
        path,
        hints,
      });
    }
  },
};
