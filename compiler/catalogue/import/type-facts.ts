import type { JsonObject } from "../../interop/json.ts";

/** An outcome as AM lists it. */
export interface AmOutcome {
  readonly id: string;
  readonly displayName: string;
}

/** What AM's answers say about a node type. What no answer spoke of is undefined. */
export interface TypeFacts {
  readonly amType: string;
  readonly displayName?: string;
  readonly help?: string;
  /** A JSON Schema as AM writes it: `properties`, with `title`, `description`, `propertyOrder`, …; `required`. */
  readonly schema?: JsonObject;
  /** The settings that a new node has. */
  readonly template?: JsonObject;
  readonly outcomes?: readonly AmOutcome[];
}

/** One set of facts for each type, the parts of several answers together; of two, the last counts. */
export function mergeFacts(facts: readonly TypeFacts[]): ReadonlyMap<string, TypeFacts> {
  const merged = new Map<string, TypeFacts>();
  for (const one of facts) merged.set(one.amType, { ...merged.get(one.amType), ...one });
  return merged;
}
