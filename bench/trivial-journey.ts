import { defineJourney, node } from "@journeyc/runtime";
import type { Journey, NodeType } from "@journeyc/runtime";

type Trivial = NodeType<Record<never, never>, "outcome">;

/** A journey of so many nodes in a row, as an emitted module defines it; it ends in `failure`. */
export function trivialJourney(nodes: number, run: Trivial["run"]): Journey {
  const trivial: Trivial = {
    manifest: {
      type: "Trivial",
      amType: "TrivialNode",
      displayName: "Trivial",
      summary: "Does nothing.",
      documentation: "",
      settings: { type: "object", properties: {}, required: [], additionalProperties: false },
      outcomes: {
        from: "fixed",
        list: [{ name: "outcome", id: "outcome", displayName: "Outcome", description: "Always." }],
      },
      interactive: false,
      pageMember: false,
      effects: { reads: [], writes: [], identity: [] },
    },
    run,
  };
  return defineJourney({
    name: "Trivial",
    connectors: {},
    start: "n0",
    nodes: Object.fromEntries(
      Array.from({ length: nodes }, (_, index) => {
        const outcome = index + 1 < nodes ? `n${index + 1}` : "failure";
        return [`n${index}`, node(trivial, { outcomes: { outcome } })];
      }),
    ),
  });
}
