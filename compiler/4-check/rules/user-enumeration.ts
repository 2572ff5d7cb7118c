import { quote } from "../../2-bind/text.ts";
import type { Edge, Journey, Node } from "../../2-bind/model.ts";
import { partEffects } from "../../3-flow/effects/part-effects.ts";
import type { IdentityDomain, IdentityFact, Proof } from "../../3-flow/facts/identity.ts";
import type { NextSights } from "../../3-flow/facts/visible.ts";
import type { Visit } from "../../3-flow/solver/exploration.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report, type Label } from "../../diagnostics/diagnostic.ts";
import { identityProofs } from "../proofs/identity.ts";
import { sightsOf } from "../proofs/sights.ts";
import { stepsOf } from "../proofs/steps.ts";
import type { Rule } from "../rule.ts";

export const userEnumeration = defineDiagnostic<{
  node: string;
  found: string;
  missed: string;
}>({
  code: "J6006",
  severity: "warning",
  title: "Known and unknown users told apart",
  message: ({ node, found, missed }) =>
    `What ${quote(node)} finds out about a user can be seen by somebody who has shown nothing: ${quote(found)} looks different from ${quote(missed)}.`,
});

interface Told {
  readonly found: readonly Edge[];
  readonly missed: readonly Edge[];
}

/**
 * The edges of a node that tells something about a user: those that tell it, and those that tell the contrary. Not those
 * that this run cannot take, nor those that nobody takes without a credential.
 */
function told({ node, fact }: Visit<IdentityFact>, journey: Journey, domain: IdentityDomain): Told {
  const parts = partEffects(node);
  const names = new Set(parts.flatMap(({ tells }) => tells));
  if (names.size === 0) return { found: [], missed: [] };
  const proofs = parts.flatMap(({ identity }) =>
    identity.filter(({ effect }) => effect !== "looksUp"),
  );
  const edges = node.edges.filter(
    (edge) =>
      !proofs.some(({ outcome }) => outcome === edge.outcome) &&
      domain.through({ journey, node, edge }, fact).length > 0,
  );
  return {
    found: edges.filter(({ outcome }) => names.has(outcome)),
    missed: edges.filter(({ outcome }) => !names.has(outcome)),
  };
}

/** True when what follows the two can be told apart. */
function differ(
  sights: NextSights,
  journey: Journey,
  found: readonly Edge[],
  missed: readonly Edge[],
): boolean {
  const all = (edges: readonly Edge[]): Set<string> =>
    new Set(edges.flatMap(({ target }) => [...sights.after(journey, target)]));
  const [known, unknown] = [all(found), all(missed)];
  return known.size !== unknown.size || [...known].some((sight) => !unknown.has(sight));
}

/** Two that can be told apart, where all together can. */
function differingPair(
  sights: NextSights,
  journey: Journey,
  { found, missed }: Told,
): readonly [Edge, Edge] | undefined {
  if (found.length === 0 || missed.length === 0 || !differ(sights, journey, found, missed))
    return undefined;
  for (const some of found) {
    const other = missed.find((edge) => differ(sights, journey, [some], [edge]));
    if (other !== undefined) return [some, other];
  }
  return undefined;
}

function labelOf({ file }: Journey, { wiring }: Edge, text: string): Label {
  return { file, span: wiring.span, text };
}

const unproved: ReadonlySet<Proof> = new Set<Proof>(["nobody", "scripted"]);

export const rule: Rule = {
  reports: [userEnumeration],
  allowable: true,
  *check(context) {
    const sights = context.fact(sightsOf);
    const seen = new Set<Node>();
    const { domain, solution } = context.fact(identityProofs);
    for (const exploration of solution.explorations) {
      const { journey } = exploration;
      for (const visit of exploration.visits) {
        const { node, fact } = visit;
        if (!unproved.has(fact.proof) || seen.has(node)) continue;
        const pair = differingPair(sights, journey, told(visit, journey, domain));
        if (pair === undefined) continue;
        const [some, other] = pair;
        seen.add(node);
        const parameters = { node: node.name, found: some.outcome, missed: other.outcome };
        const place = { file: journey.file, span: node.declaration.name.span };
        yield report(userEnumeration, parameters, place, {
          related: [labelOf(journey, some, "one way"), labelOf(journey, other, "the other way")],
          path: stepsOf(pathTo(exploration, visit)),
          hints: [
            "Lead both to the same page or end, as password recovery does, and let a later check tell them apart.",
          ],
        });
      }
    }
  },
};
