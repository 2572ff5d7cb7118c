import { own, type Json, type JsonObject } from "../json.ts";

const types: ReadonlySet<Json> = new Set<Json>([
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
]);

export interface PropertyType {
  /** `type` of the schema; none when anything goes, or when JSON Schema does not know the type. */
  readonly keyword: JsonObject;
  readonly names: ReadonlySet<Json>;
  readonly relationship: boolean;
  /** A type that JSON Schema does not have, as it is. */
  readonly foreign: Json | undefined;
}

/** The type of an attribute. A relationship is an object that points at another one. */
export function typeOf(configuration: JsonObject): PropertyType {
  const stated = own(configuration, "type") ?? implied(configuration);
  const list: readonly Json[] = stated === undefined ? [] : [stated].flat();
  const relationship = list.includes("relationship");
  const names = new Set(list.map((name) => (name === "relationship" ? "object" : name)));
  if (own(configuration, "nullable") === true && names.size > 0) names.add("null");
  const open = names.size === 0 || names.has("any");
  const known = [...names].every((name) => types.has(name));
  const foreign = relationship || (!open && !known) ? stated : undefined;
  if (open || !known) return { keyword: {}, names: new Set(), relationship, foreign };
  const [only, another] = names;
  const type = another === undefined ? (only ?? null) : [...names];
  return { keyword: { type }, names, relationship, foreign };
}

function implied(configuration: JsonObject): string | undefined {
  if (own(configuration, "properties") !== undefined) return "object";
  return own(configuration, "items") === undefined ? undefined : "array";
}
