import type { ClientCapabilities, ServerCapabilities } from "vscode-languageserver";
import type { Feature } from "./feature.ts";

/** What all features can do together. Of two that speak of one capability, both parts count. */
export function capabilitiesOf(
  features: readonly Feature[],
  client: ClientCapabilities,
): ServerCapabilities {
  const all: ServerCapabilities = {};
  for (const feature of features) merge(all, feature.capabilities(client));
  return all;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function merge(into: object, from: object): void {
  for (const [key, value] of Object.entries(from)) {
    const before: unknown = Reflect.get(into, key);
    if (isObject(before) && isObject(value)) merge(before, value);
    else Reflect.set(into, key, value);
  }
}
