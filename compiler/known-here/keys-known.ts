import type { Journey } from "../2-bind/model.ts";
import { type AssignmentFact, isSet } from "../3-flow/facts/assignment.ts";
import { isSecretAttribute } from "../3-flow/facts/secrets.ts";
import type { KnownKey, Lasts } from "./known.ts";

function lastsOf(facts: readonly AssignmentFact[]): Lasts {
  // The shortest of what it may be: what is said of a key holds on every path.
  if (facts.some(({ shared, own }) => own === "plain" && shared !== "plain")) return "page";
  return facts.some(({ shared, own }) => own === "secret" && shared !== "plain")
    ? "journey"
    : "run";
}

/** What a place knows of the keys that its facts are about; those that no path sets are left out. */
export function keysIn(
  facts: ReadonlyMap<string, readonly AssignmentFact[]>,
  journey: Journey,
): readonly KnownKey[] {
  return [...facts]
    .flatMap(([key, found]) => {
      const set = found.filter(isSet);
      if (set.length === 0) return [];
      const secret =
        isSecretAttribute(key, journey) ||
        set.some(({ shared, own }) => shared === "secret" || own === "secret");
      return [{ key, surely: set.length === found.length, secret, lasts: lastsOf(set) }];
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
