import { decides } from "../../2-bind/edges.ts";
import { quote, quoteList } from "../../2-bind/text.ts";
import type { Journey, Node } from "../../2-bind/model.ts";
import { partEffects } from "../../3-flow/effects/part-effects.ts";
import type { IdentityFact } from "../../3-flow/facts/identity.ts";
import type { Step } from "../../3-flow/solver/exploration.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { evidenceOf, successesWith, type ReachedSuccess } from "../proofs/identity.ts";
import type { Rule } from "../rule.ts";

/** Of more nodes on a path the last are named: they are nearest to the success. */
const namesAtMost = 4;

export const unknownProof = defineDiagnostic<{ journey: string; nodes: readonly string[] }>({
  code: "J6004",
  severity: "warning",
  title: "Authentication rests on a node that cannot be judged",
  message: ({ journey, nodes }) =>
    `Whether the user is authenticated where journey ${quote(journey)} succeeds here rests on what ${quoteList(nodes, "or", namesAtMost)} does.`,
});

/** A script or an opaque node. Where a type or a journey is unknown, that has been reported. */
function isJudge(node: Node): boolean {
  return partEffects(node).some(({ anything, missing }) => anything && !missing);
}

/** A node that may have authenticated the user, and the journey that it stands in. */
interface Judge {
  readonly node: Node;
  readonly journey: Journey;
}

/** True when what happened before may still be what the user is authenticated by. */
function isOpen({ proof }: IdentityFact): boolean {
  return proof === "unknown" || proof === "scripted";
}

/**
 * Those on a path, the last first, back to where nothing counts that happened before: a user name that is typed after
 * a script begins anew. What an inner journey holds is looked at once, however often it is run.
 * @returns true when such a place was found
 */
function* judges(
  { exploration, exit }: Pick<ReachedSuccess, "exploration" | "exit">,
  seen = new Set<object>(),
): Generator<Judge, boolean> {
  const { journey } = exploration;
  if (seen.has(exit)) return false;
  seen.add(exit);
  for (let step: Step<IdentityFact> | undefined = exit; step; step = step.visit.from) {
    const { visit, inner } = step;
    if (isJudge(visit.node)) yield { node: visit.node, journey };
    if (inner?.exit !== undefined) {
      const begun = yield* judges({ exploration: inner.exploration, exit: inner.exit }, seen);
      if (begun) return true;
    }
    if (!isOpen(visit.fact)) return true;
  }
  return false;
}

/** All that decide something, the last first; where none does, the scripts that cannot refuse anybody. */
function judgesOf(success: ReachedSuccess): readonly Judge[] {
  const all = [...judges(success)];
  const deciding = all.filter(({ node }) => decides(node));
  return deciding.length > 0 ? deciding : all;
}

export const rule: Rule = {
  reports: [unknownProof],
  allowable: true,
  *check(context) {
    const successes = [...successesWith(context, "unknown", "scripted")];
    const told = new Set(successes.map(({ exploration }) => exploration.journey));
    for (const success of successes) {
      const found = judgesOf(success);
      const [last] = found;
      if (last === undefined) continue;
      // An inner journey whose own success rests on the same node is told of it itself.
      if (last.journey !== success.exploration.journey && told.has(last.journey)) continue;
      const nodes = [...new Set(found.map(({ node }) => node.name))];
      const { place, path } = evidenceOf(success);
      const { name } = success.exploration.journey;
      yield report(unknownProof, { journey: name, nodes }, place, {
        path,
        hints: [
          'Nobody can say here what a script or an opaque node verifies. When it does, say so: `@allow(J6004, "…")`.',
        ],
      });
    }
  },
};
