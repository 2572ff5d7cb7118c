import type { RequirePoint } from "../../1-syntax/ast.ts";
import type { Journey, Member, Node } from "../../2-bind/model.ts";
import { partEffects } from "../effects/part-effects.ts";
import type { Domain, Passage } from "../solver/domain.ts";

/** True when a point names this node: by its name, in the journey that requires, or by its type or a member's. */
export function isAt({ name }: RequirePoint, node: Node, journey: Journey): boolean {
  if (journey.nodes.get(name.text) === node) return true;
  const parts: readonly (Node | Member)[] = [node, ...node.members];
  return parts.some(({ manifest }) => manifest?.type === name.text);
}

/** The outcomes by which a node has done what it is there for: those that prove something, or else all. */
function accomplishes(node: Node, outcome: string): boolean {
  const proofs = partEffects(node)
    .flatMap(({ identity }) => identity)
    .filter(({ effect }) => effect === "proves" || effect === "establishes");
  return proofs.length === 0 || proofs.some((proof) => proof.outcome === outcome);
}

/** True when taking this edge fulfils what a point asks for. */
export function fulfils(point: RequirePoint, { node, edge }: Passage, journey: Journey): boolean {
  if (!isAt(point, node, journey)) return false;
  const { outcome } = point;
  return outcome === undefined ? accomplishes(node, edge.outcome) : outcome.text === edge.outcome;
}

/** `owed`: what is required has not happened yet; `idle`: nothing is required yet. */
export interface RequirementFact {
  readonly is: "idle" | "owed";
}

/** Follows what is owed. An inner journey owes what its parts owe, and its node fulfils what it is named for. */
function following(
  through: (passage: Passage, fact: RequirementFact) => readonly RequirementFact[],
): Domain<RequirementFact> {
  return {
    keyOf: ({ is }) => is,
    through,
    enter: (_, fact) => [fact],
    leave: (passage, _, after) => through(passage, after),
  };
}

/** Follows paths on which `needed` has not happened. */
export function withoutNeeded(needed: RequirePoint, journey: Journey): Domain<RequirementFact> {
  return following((passage, fact) => (fulfils(needed, passage, journey) ? [] : [fact]));
}

/** Follows paths on which `at` has happened, and `needed` not since then. */
export function owingNeeded(
  needed: RequirePoint,
  at: RequirePoint,
  journey: Journey,
): Domain<RequirementFact> {
  const reaches = ({ node, edge }: Passage): boolean =>
    isAt(at, node, journey) && (at.outcome === undefined || at.outcome.text === edge.outcome);
  return following((passage, fact) => {
    const done = fulfils(needed, passage, journey);
    if (fact.is === "owed") return done ? [] : [fact];
    // One node does both: what is required after it has happened with it.
    return reaches(passage) && !done ? [fact, { is: "owed" }] : [fact];
  });
}
