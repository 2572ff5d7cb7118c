import type { RequirePoint } from "../../1-syntax/ast.ts";
import type { Journey, Member, Node } from "../../2-bind/model.ts";
import { isSameType, type ImportedNodeType } from "../../2-bind/node-type-reader.ts";
import { partEffects } from "../effects/part-effects.ts";
import type { Domain, Passage } from "../solver/domain.ts";

/** A point of a requirement, with the node type from a module that its name stands for where it is written. */
export interface Point extends RequirePoint {
  readonly imported?: ImportedNodeType | undefined;
}

/** True when a point names this node: by its name, in the journey that requires, or by its type or a member's. */
export function isAt({ name, imported }: Point, node: Node, journey: Journey): boolean {
  if (journey.nodes.get(name.text) === node) return true;
  const parts: readonly (Node | Member)[] = [node, ...node.members];
  return parts.some((part) => {
    if (part.imported === undefined) return part.manifest?.type === name.text;
    return imported !== undefined && isSameType(part.imported, imported);
  });
}

/** The outcomes by which a node has done what it is there for: those that prove something, or else all. */
function accomplishes(node: Node, outcome: string): boolean {
  const proofs = partEffects(node)
    .flatMap(({ identity }) => identity)
    .filter(({ effect }) => effect === "proves" || effect === "establishes");
  return proofs.length === 0 || proofs.some((proof) => proof.outcome === outcome);
}

/** True when taking this edge fulfils what a point asks for. */
export function fulfils(point: Point, { node, edge }: Passage, journey: Journey): boolean {
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
export function withoutNeeded(needed: Point, journey: Journey): Domain<RequirementFact> {
  return following((passage, fact) => (fulfils(needed, passage, journey) ? [] : [fact]));
}

/** Follows paths on which `at` has happened, and `needed` not since then. */
export function owingNeeded(needed: Point, at: Point, journey: Journey): Domain<RequirementFact> {
  const reaches = ({ node, edge }: Passage): boolean =>
    isAt(at, node, journey) && (at.outcome === undefined || at.outcome.text === edge.outcome);
  return following((passage, fact) => {
    const done = fulfils(needed, passage, journey);
    if (fact.is === "owed") return done ? [] : [fact];
    // One node does both: what is required after it has happened with it.
    return reaches(passage) && !done ? [fact, { is: "owed" }] : [fact];
  });
}
