import { createHash } from "node:crypto";
import {
  canonical,
  contentText,
  type JourneyContent,
  journeyNamed,
  type PartContent,
} from "../catalogue/journey-content.ts";
import type { Journey, PageMemberNode } from "./journey.ts";
import { isJourney } from "./settings.ts";

/** Journeys are named, not nested. */
function named(value: object): object {
  return isJourney(value) ? journeyNamed(value.name) : value;
}

/** Whether two values are the same data, whatever the order of their keys. */
export function contentEquals(one: unknown, other: unknown): boolean {
  return one === other || canonical(one, named) === canonical(other, named);
}

function partContent([name, { type, settings }]: readonly [string, PageMemberNode]): PartContent {
  return { name, type: type.manifest.type, settings };
}

function contentOf(journey: Journey): JourneyContent {
  const { name, resource, connectors, receives = [], start } = journey;
  const nodes = Object.entries(journey.nodes).map(([key, node]) => ({
    ...partContent([key, node]),
    members: Object.entries(node.members ?? {}).map(partContent),
    outcomes: node.outcomes,
    secrets: node.secrets ?? [],
  }));
  return { name, resource: resource?.name, connectors, receives, start, nodes };
}

/**
 * The content hash of journeys, in an order that does not depend on how they were found.
 * @param journeys a journey and all that it can enter
 */
export function contentHash(journeys: Iterable<Journey>): string {
  const text = contentText([...journeys].map(contentOf), named);
  return createHash("sha256").update(text).digest("base64url");
}
