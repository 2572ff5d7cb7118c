import { createHash } from "node:crypto";
import type { Journey, PageMemberNode } from "./journey.ts";
import { isJourney } from "./settings.ts";

/** JSON with sorted keys, so that equal data give equal text. Journeys are named, not nested. */
function canonical(value: unknown): string {
  if (isJourney(value)) return canonical({ journey: value.name });
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${entries.join(",")}}`;
}

/** Whether two values are the same data, whatever the order of their keys. */
export function contentEquals(one: unknown, other: unknown): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** A member or node as data: its type by name. Display names change nothing that runs. */
function plainNode({ type, settings }: PageMemberNode): unknown {
  return { type: type.manifest.type, settings };
}

function plainJourney(journey: Journey): string {
  const nodes = Object.entries(journey.nodes).map(([name, node]) => {
    const members = Object.entries(node.members ?? {}).map(([member, data]) => [
      member,
      plainNode(data),
    ]);
    return [name, plainNode(node), members, node.outcomes, node.secrets ?? []];
  });
  const { name, resource, connectors, receives, start } = journey;
  // A list, as an object of this shape would be taken for a journey and named.
  return canonical([name, resource?.name, connectors, receives ?? [], start, nodes]);
}

/**
 * The content hash of journeys, in an order that does not depend on how they were found.
 * @param journeys a journey and all that it can enter
 */
export function contentHash(journeys: Iterable<Journey>): string {
  const texts = [...journeys].map(plainJourney).toSorted();
  return createHash("sha256").update(texts.join("\n")).digest("base64url");
}
