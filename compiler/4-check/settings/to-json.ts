import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { Span, Value } from "../../1-syntax/ast.ts";
import { jsonText } from "../../1-syntax/plain-data.ts";
import { convertDuration } from "./duration.ts";
import type { SettingsOwner } from "./owner.ts";
import { entrySchema } from "./values.ts";

/** What stands at a place of the JSON that ajv looks at. */
export interface Place {
  readonly span: Span;
  readonly schema: SettingSchema | undefined;
  readonly value: Value | undefined;
  /** The names of an object's entries, where they stand; the first of each. */
  readonly keys: ReadonlyMap<string, Span>;
}

/** The settings of an owner as JSON. */
export interface SettingsJson {
  readonly json: object;
  /** What stands where, by JSON pointer. */
  readonly places: ReadonlyMap<string, Place>;
  /** Pointers to values that JSON cannot say; rules of their own look at those. */
  readonly opaque: ReadonlySet<string>;
}

const noKeys: ReadonlyMap<string, Span> = new Map();

/** A step of a JSON pointer (RFC 6901). */
function step(key: string): string {
  return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Objects have no prototype: a key may be any text, `__proto__` included. */
function emptyObject(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

class Conversion {
  readonly places = new Map<string, Place>();
  readonly opaque = new Set<string>();

  convert(value: Value, schema: SettingSchema | undefined, pointer: string): unknown {
    const keys =
      value.kind === "Object"
        ? new Map(value.entries.toReversed().map(({ key }) => [key.text, key.span] as const))
        : noKeys;
    this.places.set(pointer, { span: value.span, schema, value, keys });
    if (schema?.kind === "json" && (value.kind === "Object" || value.kind === "List")) {
      return jsonText(value) ?? "";
    }
    switch (value.kind) {
      case "String":
      case "Number":
      case "Boolean":
        return value.value;
      case "List":
        return value.items.map((item, index) =>
          this.convert(item, schema?.items, `${pointer}/${index}`),
        );
      case "Object":
        return this.#object(value.entries, schema, pointer);
      case "Duration":
        return this.#duration(value, schema, pointer);
      default:
        this.opaque.add(pointer);
        return null;
    }
  }

  #duration(
    value: Value & { readonly kind: "Duration" },
    schema: SettingSchema | undefined,
    pointer: string,
  ): unknown {
    const number = schema?.kind === "duration" ? convertDuration(value, schema) : undefined;
    if (number === undefined) this.opaque.add(pointer);
    return number ?? null;
  }

  #object(
    entries: (Value & { readonly kind: "Object" })["entries"],
    schema: SettingSchema | undefined,
    pointer: string,
  ): unknown {
    const json = emptyObject();
    for (const { key, value } of entries) {
      if (key.text in json) continue;
      const part = schema && entrySchema(schema, key.text);
      json[key.text] = this.convert(value, part, pointer + step(key.text));
    }
    return json;
  }
}

/** Converts the settings of an owner for validation. */
export function settingsAsJson(owner: SettingsOwner): SettingsJson {
  const conversion = new Conversion();
  const json = emptyObject();
  const { properties } = owner.schema;
  for (const [name, { value }] of owner.settings) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    json[name] = conversion.convert(value, schema, step(name));
  }
  const keys = new Map([...owner.settings].map(([name, { key }]) => [name, key.span] as const));
  conversion.places.set("", { span: owner.name.span, schema: undefined, value: undefined, keys });
  return { json, places: conversion.places, opaque: conversion.opaque };
}

/** One value as JSON; undefined where JSON cannot say it: a reference, or a value that only the environment knows. */
export function valueAsJson(value: Value, schema: SettingSchema | undefined): unknown {
  const conversion = new Conversion();
  const json = conversion.convert(value, schema, "");
  return conversion.opaque.size === 0 ? json : undefined;
}
