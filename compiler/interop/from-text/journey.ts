import type { BoundFile, Journey } from "../../2-bind/model.ts";
import { journeySettings } from "../../4-check/settings/journey-settings.ts";
import { failureId, successId } from "../ids.ts";
import type { JsonObject } from "../json.ts";
import type { Layout } from "../sidecar/layout.ts";
import { patched } from "../sidecar/patch.ts";
import { dependenciesOf } from "./dependencies.ts";
import { descriptionOf } from "./description.ts";
import type { Meanings } from "./meanings.ts";
import { amName, NodeNames } from "./names.ts";
import { memberSettings, nodeSettings, treeNode, type Export } from "./nodes.ts";
import { freshParts, placesOf } from "./places.ts";
import { scriptsOf } from "./scripts.ts";
import { defaultOf } from "./settings.ts";
import { jsonOf } from "./values.ts";

/** What a journey is exported from. */
export interface JourneySource {
  readonly file: BoundFile;
  readonly journey: Journey;
  /** Undefined for a journey that was never imported. */
  readonly layout: Layout | undefined;
  readonly meanings: Meanings;
  /** The texts of the files that the text and the layout name, by the names that they have there. */
  readonly texts: ReadonlyMap<string, string>;
}

function settingsOfJourney({ declaration }: Journey, meanings: Meanings): JsonObject {
  const { properties } = journeySettings;
  const defaults = Object.entries(properties).flatMap(([key, schema]) => {
    const value = defaultOf(schema);
    return value === undefined ? [] : [[key, value] as const];
  });
  const given = declaration.settings.map(({ key, value }) => {
    const schema = Object.hasOwn(properties, key.text) ? properties[key.text] : undefined;
    return [key.text, jsonOf(value, schema, meanings)] as const;
  });
  return Object.fromEntries([...defaults, ...given]);
}

function treeOf({ journey, meanings }: JourneySource, parts: Export): JsonObject {
  const { declaration } = journey;
  const description = descriptionOf(declaration.doc?.text);
  const resource = declaration.resource?.text;
  const entry = declaration.starts[0]?.target.text;
  return {
    _id: amName(journey),
    ...(description === "" ? {} : { description }),
    ...(resource === undefined ? {} : { identityResource: resource }),
    ...settingsOfJourney(journey, meanings),
    ...(entry === undefined ? {} : { entryNodeId: parts.idOf(entry) }),
    nodes: Object.fromEntries(
      [...journey.nodes.values()].map((node) => [
        parts.names.idOf(node.name),
        treeNode(node, parts),
      ]),
    ),
  };
}

type Entry = readonly [string, JsonObject];

function settingsById(journey: Journey, parts: Export): [Entry[], Entry[]] {
  const nodes: Entry[] = [];
  const inner: Entry[] = [];
  for (const node of journey.nodes.values()) {
    const settings = nodeSettings(node, parts);
    if (settings !== undefined) nodes.push([parts.names.idOf(node.name), settings]);
    for (const member of node.members) {
      const own = memberSettings(node, member, parts);
      if (own !== undefined) inner.push([parts.names.idOfMember(node.name, member.name), own]);
    }
  }
  return [nodes, inner];
}

/** A journey in the shape that all of Ping's formats share. */
export function documentOf(source: JourneySource): JsonObject {
  const { journey, layout } = source;
  const names = new NodeNames(journey, layout);
  const ends: Readonly<Record<string, string>> = { success: successId, failure: failureId };
  const targets = layout?.targets ?? {};
  const idOf = (target: string): string => {
    if (Object.hasOwn(ends, target)) return ends[target] ?? target;
    if (journey.nodes.has(target)) return names.idOf(target);
    return (Object.hasOwn(targets, target) ? targets[target] : undefined) ?? target;
  };
  const parts = { names, idOf, meanings: source.meanings, placeOf: placesOf(journey, layout) };
  const [nodes, innerNodes] = settingsById(journey, parts);
  const said = {
    tree: { ...treeOf(source, parts), ...(layout === undefined ? freshParts(journey) : {}) },
    nodes: Object.fromEntries(nodes),
    innerNodes: Object.fromEntries(innerNodes),
    scripts: scriptsOf(source),
    ...dependenciesOf(layout, source.texts),
  };
  return patched(said, layout?.document);
}
