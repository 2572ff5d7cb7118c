import type { Node } from "../../2-bind/model.ts";
import { quote } from "../../2-bind/text.ts";
import { partEffects } from "../../3-flow/effects/part-effects.ts";
import {
  changedCredential,
  collectedDomain,
  nothingCollected,
} from "../../3-flow/facts/credential-change.ts";
import { IdentityDomain, identityKeys, unknownUser } from "../../3-flow/facts/identity.ts";
import { nodesOf } from "../../3-flow/flow.ts";
import { solve } from "../../3-flow/solver/solve.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import { stepsOf } from "../proofs/steps.ts";
import type { Rule } from "../rule.ts";

export const unconfirmedChange = defineDiagnostic<{ node: string; what: string }>({
  code: "J6012",
  severity: "warning",
  title: "Change of a credential that nothing confirms",
  message: ({ node, what }) =>
    `${quote(node)} can change ${what} of a user who has shown nothing in this run: only an earlier sign-on says who it is.`,
});

/** False, of most programs: nobody in it is taken for the user of an earlier sign-on. */
function restsOnEarlier({ program }: CheckContext): boolean {
  for (const [, node] of nodesOf(program)) {
    if (partEffects(node).some(({ identity }) => identity.some(({ earlier }) => earlier)))
      return true;
  }
  return false;
}

export const rule: Rule = {
  reports: [unconfirmedChange],
  allowable: true,
  *check(context) {
    if (!restsOnEarlier(context)) return;
    const keys = identityKeys(context.program);
    const identities = new IdentityDomain(keys, { earlier: true });
    const fact = nothingCollected(unknownUser(keys));
    const begins = context.entries.map((journey) => ({ journey, fact }));
    const seen = new Set<Node>();
    const { explorations } = solve(begins, collectedDomain(identities), context.flow);
    for (const exploration of explorations) {
      for (const visit of exploration.visits) {
        const { journey } = exploration;
        const { node } = visit;
        const { identity } = visit.fact;
        if (seen.has(node) || identity.proof !== "proved" || !identity.earlier) continue;
        const changed = changedCredential(node, journey, visit.fact, identities);
        if (changed === undefined || !identities.canRun(node, identity)) continue;
        seen.add(node);
        const what = changed === "device" ? "the devices" : quote(changed.attribute);
        const place = { file: journey.file, span: node.declaration.name.span };
        yield report(unconfirmedChange, { node: node.name, what }, place, {
          path: stepsOf(pathTo(exploration, visit)),
          hints: [
            "Whoever finds the browser open could do it. Let the user show a credential before, or follow a link that is mailed to them.",
          ],
        });
      }
    }
  },
};
