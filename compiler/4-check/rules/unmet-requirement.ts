import type { RequirePoint } from "../../1-syntax/ast.ts";
import { isTerminal } from "../../2-bind/edges.ts";
import type { Journey } from "../../2-bind/model.ts";
import {
  IdentityDomain,
  identityKeys,
  isMultiFactor,
  unknownUser,
} from "../../3-flow/facts/identity.ts";
import { isAt, owingNeeded, withoutNeeded } from "../../3-flow/facts/requirement.ts";
import type { Domain } from "../../3-flow/solver/domain.ts";
import { solve } from "../../3-flow/solver/solve.ts";
import { pathOut, pathTo, type TakenEdge } from "../../3-flow/solver/witness.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import {
  isMeaningful,
  multiFactor,
  namesFor,
  textOf,
  withTypes,
} from "../proofs/requirement-names.ts";
import { stepsOf } from "../proofs/steps.ts";
import type { Rule } from "../rule.ts";

export const unmetRequirement = defineDiagnostic<{
  needed: string;
  order: "before" | "after";
  at: string;
}>({
  code: "J6009",
  severity: "error",
  title: "Requirement that a path does not meet",
  message: ({ needed, order, at }) =>
    order === "before"
      ? `A path reaches \`${at}\` without \`${needed}\`.`
      : `A path ends after \`${at}\` without \`${needed}\`.`,
});

type TypedClause = ReturnType<typeof withTypes>;

/** The shortest path that breaks a requirement, of those on which a fact says so. */
function breach<Fact>(
  context: CheckContext,
  journey: Journey,
  fact: Fact,
  domain: Domain<Fact>,
  { order, at }: TypedClause,
  owes: (fact: Fact) => boolean,
): readonly TakenEdge[] | undefined {
  const { explorations } = solve([{ journey, fact }], domain, context.flow);
  const atEnd = order === "after" || isTerminal(at.name.text);
  for (const exploration of explorations) {
    const outermost = exploration.fromOutside;
    const exit = exploration.exits.find(
      (one) =>
        (outermost || one.end === "stop") &&
        owes(one.fact) &&
        (order === "after" || one.end === at.name.text),
    );
    if (atEnd && exit !== undefined) return pathOut(exploration, exit);
    const visit = atEnd
      ? undefined
      : exploration.visits.find(
          (one) => owes(one.fact) && isAt(at, one.node, journey) && canReach(at, one.node.edges),
        );
    if (visit !== undefined) return pathTo(exploration, visit);
  }
  return undefined;
}

function canReach(
  { outcome }: RequirePoint,
  edges: readonly { readonly outcome: string }[],
): boolean {
  return outcome === undefined || edges.some((edge) => edge.outcome === outcome.text);
}

function breachOf(
  context: CheckContext,
  journey: Journey,
  clause: TypedClause,
): readonly TakenEdge[] | undefined {
  const { needed, order, at } = clause;
  // It ends before anything can happen.
  if (order === "before" && journey.start?.kind === at.name.text) return [];
  if (needed.name.text === multiFactor) {
    const keys = identityKeys(context.program);
    const domain = new IdentityDomain(keys, { factors: true });
    return breach(
      context,
      journey,
      unknownUser(keys),
      domain,
      clause,
      (fact) => !isMultiFactor(fact),
    );
  }
  if (order === "before") {
    const domain = withoutNeeded(needed, journey);
    return breach(context, journey, { is: "owed" }, domain, clause, () => true);
  }
  const domain = owingNeeded(needed, at, journey);
  return breach(context, journey, { is: "idle" }, domain, clause, ({ is }) => is === "owed");
}

export const rule: Rule = {
  reports: [unmetRequirement],
  allowable: true,
  *check(context) {
    for (const checked of context.journeys) {
      const { journey } = checked;
      const names = namesFor(checked, context.program);
      for (const clause of journey.declaration.requires) {
        if (!isMeaningful(clause, names)) continue;
        const path = breachOf(context, journey, withTypes(clause, names));
        if (path === undefined) continue;
        const { needed, order, at } = clause;
        const parameters = { needed: textOf(needed), order, at: textOf(at) };
        yield report(
          unmetRequirement,
          parameters,
          { file: journey.file, span: clause.span },
          {
            path: stepsOf(path),
            hints: ["Wire the path so that it meets the requirement, or change the requirement."],
          },
        );
      }
    }
  },
};
