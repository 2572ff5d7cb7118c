import { quote } from "../../2-bind/text.ts";
import { subjectRead, type IdentityFact } from "../../3-flow/facts/identity.ts";
import { partEffects } from "../../3-flow/effects/part-effects.ts";
import type { Exploration, Visit } from "../../3-flow/solver/exploration.ts";
import { pathTo } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import { evidenceOf, identityProofs, successesWith } from "../proofs/identity.ts";
import { stepsOf } from "../proofs/steps.ts";
import type { Rule } from "../rule.ts";

export const changedIdentity = defineDiagnostic<
  { journey: string } | { node: string; key: string }
>({
  code: "J6003",
  severity: "error",
  title: "Another user than the one who was authenticated",
  message: (found) =>
    "journey" in found
      ? `Journey ${quote(found.journey)} can succeed here for another user than the one who was authenticated.`
      : `${quote(found.node)} can change another user than the one who was authenticated: ${quote(found.key)} has been set anew.`,
});

function* successes(context: CheckContext): Generator<Diagnostic> {
  for (const success of successesWith(context, "changed")) {
    const { place, path } = evidenceOf(success);
    yield report(changedIdentity, { journey: success.exploration.journey.name }, place, {
      path,
      hints: ["After the user is chosen anew, verify a credential of that user."],
    });
  }
}

/** The key by which a node finds an object to change that need not be the authenticated user's. */
function strangerOf(
  context: CheckContext,
  { node, fact }: Visit<IdentityFact>,
): string | undefined {
  if (fact.proof !== "proved") return undefined;
  const { domain } = context.fact(identityProofs);
  for (const effects of partEffects(node)) {
    const read = effects.changes ? subjectRead(effects) : undefined;
    if (read !== undefined && domain.whom(read.keys, fact) === "another") {
      return domain.firstSet(read.keys, fact);
    }
  }
  return undefined;
}

function* changes(
  context: CheckContext,
  exploration: Exploration<IdentityFact>,
): Generator<Diagnostic> {
  const { file } = exploration.journey;
  const seen = new Set<string>();
  for (const visit of exploration.visits) {
    const { name } = visit.node;
    const key = seen.has(name) ? undefined : strangerOf(context, visit);
    if (key === undefined) continue;
    seen.add(name);
    const place = { file, span: visit.node.declaration.name.span };
    yield report(changedIdentity, { node: name, key }, place, {
      path: stepsOf(pathTo(exploration, visit)),
      hints: [
        `Find the object by a key that still names the authenticated user, or collect the new value after this node.`,
      ],
    });
  }
}

export const rule: Rule = {
  reports: [changedIdentity],
  allowable: true,
  *check(context) {
    yield* successes(context);
    for (const exploration of context.fact(identityProofs).solution.explorations) {
      yield* changes(context, exploration);
    }
  },
};
