import { quote } from "../../2-bind/text.ts";
import type { Node } from "../../2-bind/model.ts";
import { partEffects } from "../../3-flow/effects/part-effects.ts";
import type { Proof } from "../../3-flow/facts/identity.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { identityProofs } from "../proofs/identity.ts";
import { stepsOf } from "../proofs/steps.ts";
import type { Rule } from "../rule.ts";

export const unprovedChange = defineDiagnostic<{ node: string }>({
  code: "J6010",
  severity: "error",
  title: "Change of an account without authentication",
  message: ({ node }) =>
    `${quote(node)} can change the account of a user although nothing has shown that it is theirs.`,
});

const unproved: ReadonlySet<Proof> = new Set<Proof>(["nobody", "scripted", "partial", "changed"]);

export const rule: Rule = {
  reports: [unprovedChange],
  allowable: true,
  *check(context) {
    const seen = new Set<Node>();
    const { domain, solution } = context.fact(identityProofs);
    for (const exploration of solution.explorations) {
      for (const visit of exploration.visits) {
        const { node, fact } = visit;
        if (seen.has(node) || !unproved.has(fact.proof)) continue;
        const changes = partEffects(node).some((effects) => effects.changes);
        // Where no key names anybody, the node ends the run.
        if (!changes || !domain.canRun(node, fact)) continue;
        seen.add(node);
        const place = { file: exploration.journey.file, span: node.declaration.name.span };
        yield report(unprovedChange, { node: node.name }, place, {
          path: stepsOf(pathTo(exploration, visit)),
          hints: [
            "Let the user prove who they are before: with a credential, or by a link that is mailed to them.",
          ],
        });
      }
    }
  },
};
