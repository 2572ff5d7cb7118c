/**
 * What of a journey decides what runs, and the text that its hash is made of. The runtime hashes journeys by it, and the
 * compiler, for registries, before there are any.
 */

/** A member of a page or a node: its type by name. Display names change nothing that runs. */
export interface PartContent {
  readonly name: string;
  readonly type: string;
  readonly settings: unknown;
}

export interface NodeContent extends PartContent {
  readonly members: readonly PartContent[];
  readonly outcomes: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

export interface JourneyContent {
  readonly name: string;
  readonly resource: string | undefined;
  readonly connectors: Readonly<Record<string, string>>;
  readonly receives: readonly string[];
  readonly start: string;
  readonly nodes: readonly NodeContent[];
}

/** Says what stands for an object in a text, where it is not to be written out. */
type StandIn = (value: object) => object;

/** JSON with sorted keys, so that equal data give equal text. */
export function canonical(value: unknown, standIn: StandIn = (object) => object): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const data = standIn(value);
  if (Array.isArray(data)) return `[${data.map((item) => canonical(item, standIn)).join(",")}]`;
  const entries = Object.entries(data)
    .filter(([, item]) => item !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, standIn)}`);
  return `{${entries.join(",")}}`;
}

/** What stands for a journey that a setting names. */
export function journeyNamed(name: string): object {
  return { journey: name };
}

/**
 * The text of journeys that is hashed (SHA-256, base64url), in an order that does not depend on how they were found.
 * @param journeys a journey and all that it can enter
 */
export function contentText(journeys: Iterable<JourneyContent>, standIn?: StandIn): string {
  return [...journeys]
    .map((journey) => textOf(journey, standIn))
    .toSorted()
    .join("\n");
}

function textOf(journey: JourneyContent, standIn?: StandIn): string {
  const { name, resource, connectors, receives, start } = journey;
  const part = ({ type, settings }: PartContent): unknown => ({ type, settings });
  const nodes = journey.nodes.map((node) => [
    node.name,
    part(node),
    node.members.map((member) => [member.name, part(member)]),
    node.outcomes,
    node.secrets,
  ]);
  return canonical([name, resource, connectors, receives, start, nodes], standIn);
}
