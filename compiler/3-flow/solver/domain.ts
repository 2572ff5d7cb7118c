import type { Edge, Journey, Node } from "../../2-bind/model.ts";

/** How a journey ends, and how the whole run does. */
export type End = "success" | "failure" | "stop";

/** A node of a journey whose edge is taken. */
export interface Passage {
  readonly journey: Journey;
  readonly node: Node;
  readonly edge: Edge;
}

/**
 * What an analysis follows through the program. A fact is what holds on a path; facts are followed one by one, so that
 * the result is exact on every path: a fact is found at a node if and only if some path brings it there.
 */
export interface Domain<Fact> {
  /** Facts with one key are one fact. There are few of them, however long the journeys are. */
  keyOf(fact: Fact): string;
  /** What holds when the edge has been taken; nothing: no run goes this way with this fact. */
  through(passage: Passage, fact: Fact): readonly Fact[];
  /** What holds at the start of an inner journey. */
  enter(node: Node, fact: Fact): readonly Fact[];
  /** What holds when the inner journey is over and the edge is taken. @param before what held when it began */
  leave(passage: Passage, before: Fact, after: Fact): readonly Fact[];
}

/** The outcome of a node that runs an inner journey, for each way in which that ends. */
export const outcomeOfEnd = { success: "true", failure: "false", error: "error" } as const;
