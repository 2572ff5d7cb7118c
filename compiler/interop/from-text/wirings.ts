import type { Node } from "../../2-bind/model.ts";
import type { JsonObject } from "../json.ts";

/** Where the outcomes of a node lead, by the names of the text; `stop` leads nowhere and is left out. */
function targetsOf({ declaration, wiring }: Node): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const [outcome, { target, else: rest, outcomes }] of wiring.taken) {
    // Nobody knows what the rest is where the outcomes are unknown.
    const isRest = outcome === "else" && rest !== undefined && outcomes.length === 0;
    if (!isRest) targets.set(outcome, target.text);
  }
  // An outcome that the node does not have is wrong, and is exported as it was written.
  for (const { outcomes, target } of declaration.wirings) {
    for (const { text } of outcomes) if (!targets.has(text)) targets.set(text, target.text);
  }
  return targets;
}

/** The id of an outcome that the text names. */
function outcomeId({ outcomes }: Node, name: string): string {
  return outcomes?.find((outcome) => outcome.name === name)?.id ?? name;
}

/**
 * AM's `connections` of a node, without those of outcomes that AM does not have.
 * @param idOf the id of a target, by its name in the text
 * @param prefix what the ids of outcomes begin with: in pages of version 2.0, the last member's id
 */
export function connectionsOf(
  node: Node,
  idOf: (target: string) => string,
  prefix: string,
): JsonObject {
  const beyond = new Set(node.outcomes?.flatMap(({ name, beyondAm }) => (beyondAm ? [name] : [])));
  const wired = [...targetsOf(node)].filter(
    ([outcome, target]) => target !== "stop" && !beyond.has(outcome),
  );
  return Object.fromEntries(
    wired.map(([outcome, target]) => {
      const known = node.outcomes?.some(({ name }) => name === outcome) ?? outcome === "outcome";
      return [(known ? prefix : "") + outcomeId(node, outcome), idOf(target)] as const;
    }),
  );
}
