import { quote } from "../../2-bind/text.ts";
import { type JsonObject, own } from "../json.ts";
import { newMeta } from "./meta.ts";
import type { Output, WritableBundle } from "./output.ts";
import { distinctFileNames } from "./safe-file-name.ts";

/** `meta` for a document that has none: that of its bundle, or ours for a journey that comes from nowhere. */
function metaFor(document: JsonObject, envelope: JsonObject | undefined): JsonObject {
  if (own(document, "meta") !== undefined) return {};
  const meta = envelope === undefined ? newMeta : own(envelope, "meta");
  return meta === undefined ? {} : { meta };
}

/** A file for each journey: `Login.journey.json`. */
export function writeFrodo({ journeys, envelope }: WritableBundle, output: Output): void {
  const names = distinctFileNames(journeys.map(({ name }) => name));
  for (const [index, { name, document }] of journeys.entries()) {
    const whole = { ...metaFor(document, envelope), ...document };
    output.json(`${names[index]}.journey.json`, whole, `the journey ${quote(name)}`);
  }
}

/** A file for each journey: `Login.json`. */
export function writeAm({ journeys }: WritableBundle, output: Output): void {
  const names = distinctFileNames(journeys.map(({ name }) => name));
  for (const [index, { name, document }] of journeys.entries()) {
    output.json(`${names[index]}.json`, document, `the journey ${quote(name)}`);
  }
}

/** One file: `journeys.json`. */
export function writeFrodoMulti({ journeys, envelope }: WritableBundle, output: Output): void {
  const trees = new Map<string, JsonObject>();
  for (const { name, document } of journeys) {
    if (trees.has(name)) output.cannotHold("journeys.json", `two journeys ${quote(name)}`);
    else trees.set(name, document);
  }
  const value = { ...(envelope ?? { meta: newMeta }), trees: Object.fromEntries(trees) };
  output.json("journeys.json", value, "the journeys");
}
