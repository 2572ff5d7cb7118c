import {
  contentText,
  journeyNamed,
  nodeEntries,
  type JourneyContent,
  type PartContent,
} from "@journeyc/runtime/catalogue";
import type { Entry, Journey, Member, ScriptKey, Value } from "./ir.ts";

const typeOfModule = new Map(nodeEntries.map(({ module, manifest }) => [module, manifest.type]));

/** What a value is when its module has run. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "list":
      return value.items.map(plain);
    case "object":
      return plainEntries(value.entries);
    case "environment":
      return { kind: value.source, name: value.name };
    case "typed":
      return {
        name: value.name,
        reads: plainKeys(value.reads),
        outcomes: Object.fromEntries(
          value.outcomes.map(({ name, writes }) => [name, plainKeys(writes)]),
        ),
      };
    case "function":
      // What the machine makes of a function, of whose text nothing is known there.
      return null;
    case "sandboxed":
      return { name: value.name, text: value.text };
    case "journey":
      return journeyNamed(value.name);
  }
}

function plainKeys(keys: readonly ScriptKey[]): object {
  return Object.fromEntries(keys.map(({ key, presence }) => [key, presence]));
}

function plainEntries(entries: readonly Entry[]): object {
  return Object.fromEntries(entries.map(({ key, value }) => [key.text, plain(value)]));
}

function partContent({ name, type, settings }: Member): PartContent {
  return {
    name,
    type: type.custom?.type ?? typeOfModule.get(type.module) ?? type.name,
    settings: plainEntries(settings),
  };
}

function contentOf(journey: Journey): JourneyContent {
  const { name, resource, receives, start } = journey;
  return {
    name,
    resource,
    connectors: Object.fromEntries(journey.connectors.map((need) => [need.name, need.kind])),
    receives,
    start: start.text,
    nodes: journey.nodes.map((node) => ({
      ...partContent(node),
      members: node.members.map(partContent),
      outcomes: Object.fromEntries(node.outcomes.map((item) => [item.name, item.target.text])),
      secrets: node.secrets,
    })),
  };
}

/**
 * The hash that the runtime gives to what the modules of these journeys export. By Web Crypto, which browsers have, too.
 * @param journeys a journey and all that it can enter
 */
export async function contentHash(journeys: readonly Journey[]): Promise<string> {
  const text = contentText(journeys.map(contentOf));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
