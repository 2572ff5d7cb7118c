import { decides } from "../../2-bind/edges.ts";
import { quote } from "../../2-bind/text.ts";
import type { Journey, Node } from "../../2-bind/model.ts";
import type { IdentityFact } from "../../3-flow/facts/identity.ts";
import type { Step } from "../../3-flow/solver/exploration.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import { evidenceOf, successesWith, type ReachedSuccess } from "../proofs/identity.ts";
import type { Rule } from "../rule.ts";

export const unknownProof = defineDiagnostic<{ journey: string; node: string }>({
  code: "J6004",
  severity: "warning",
  title: "Authentication rests on a node that cannot be judged",
  message: ({ journey, node }) =>
    `Whether the user is authenticated where journey ${quote(journey)} succeeds here rests on what ${quote(node)} does.`,
});

/** A script or an opaque node. Where a type or a journey is unknown, that has been reported. */
function isJudge({ opaque, members, manifest }: Node): boolean {
  const parts = [{ opaque, manifest }, ...members];
  return parts.some((part) => part.opaque || part.manifest?.effects.anything === true);
}

/** A node that may have authenticated the user, and the journey that it stands in. */
interface Judge {
  readonly node: Node;
  readonly journey: Journey;
}

/** Those on a path, the last first. What an inner journey holds is looked at once, however often it is run. */
function* judges(
  { exploration, exit }: Pick<ReachedSuccess, "exploration" | "exit">,
  seen = new Set<object>(),
): Generator<Judge> {
  const { journey } = exploration;
  if (seen.has(exit)) return;
  seen.add(exit);
  for (let step: Step<IdentityFact> | undefined = exit; step; step = step.visit.from) {
    if (isJudge(step.visit.node)) yield { node: step.visit.node, journey };
    const { inner } = step;
    if (inner?.exit === undefined) continue;
    yield* judges({ exploration: inner.exploration, exit: inner.exit }, seen);
  }
}

/** The last that decides something; of scripts that cannot refuse anybody, the last. */
function judgeOf(success: ReachedSuccess): Judge | undefined {
  const all = [...judges(success)];
  return all.find(({ node }) => decides(node)) ?? all[0];
}

export const rule: Rule = {
  reports: [unknownProof],
  allowable: true,
  *check(context) {
    const successes = [...successesWith(context, "unknown", "scripted")];
    const told = new Set(successes.map(({ exploration }) => exploration.journey));
    for (const success of successes) {
      const judge = judgeOf(success);
      if (judge === undefined) continue;
      // An inner journey whose own success rests on the same node is told of it itself.
      if (judge.journey !== success.exploration.journey && told.has(judge.journey)) continue;
      const { place, path } = evidenceOf(success);
      const { name } = success.exploration.journey;
      yield report(unknownProof, { journey: name, node: judge.node.name }, place, {
        path,
        hints: [
          'Nobody can say here what a script or an opaque node verifies. When it does, say so: `@allow(J6004, "…")`.',
        ],
      });
    }
  },
};
