import { isObject, objectAt, own, type Json, type JsonObject } from "../json.ts";
import { keywordsOf } from "./property-keywords.ts";
import { applyPolicies } from "./property-policies.ts";
import { typeOf, type PropertyType } from "./property-type.ts";

/** Values deeper than this cannot be stored anyway. */
const MAXIMUM_DEPTH = 32;

/** An attribute's schema, and whether its configuration says that the attribute must be there. */
interface Property {
  readonly schema: JsonObject;
  readonly required: boolean;
}

/** What every object has, whatever its type says. */
const builtIn: ReadonlySet<string> = new Set(["_id", "_rev"]);

/** What IDM answers for an object that is pointed at. */
const reference: JsonObject = Object.fromEntries(
  ["_ref", "_refResourceCollection", "_refResourceId", "_refResourceRev"].map((name) => [
    name,
    { type: "string" },
  ]),
);

/**
 * `properties` and `required` of an object, in the order that its configuration states.
 * @param depth 1 for the object itself
 */
export function objectParts(configuration: JsonObject, depth: number): JsonObject {
  const properties = objectAt(configuration, "properties");
  const names = [...new Set([...namesAt(configuration, "order"), ...Object.keys(properties)])];
  const made = names
    .filter((name) => Object.hasOwn(properties, name) && (depth > 1 || !builtIn.has(name)))
    .map((name) => [name, propertyOf(name, own(properties, name) ?? {}, depth)] as const);
  const required = new Set([
    ...namesAt(configuration, "required").filter((name) => depth > 1 || !builtIn.has(name)),
    ...made.filter(([, property]) => property.required).map(([name]) => name),
  ]);
  return {
    ...(required.size > 0 ? { required: [...required] } : {}),
    properties: Object.fromEntries(made.map(([name, { schema }]) => [name, schema])),
  };
}

function namesAt(configuration: JsonObject, key: string): readonly string[] {
  const value = own(configuration, key);
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

function propertyOf(name: string, configuration: Json, depth: number): Property {
  if (!isObject(configuration)) return { schema: {}, required: false };
  if (depth > MAXIMUM_DEPTH) {
    return { schema: { $comment: "Deeper than values may be: left open." }, required: false };
  }
  const type = typeOf(configuration);
  const { shared, foreign } = keywordsOf(configuration);
  const subject = {
    text: type.names.has("string"),
    list: type.names.has("array"),
    top: depth === 1,
  };
  const { keywords, required, rest } = applyPolicies(configuration, shared, subject);
  const kept = type.foreign === undefined ? foreign : { type: type.foreign, ...foreign };
  const schema = {
    ...type.keyword,
    ...keywords,
    ...(isSecret(name, configuration, type) ? { writeOnly: true } : {}),
    ...parts(configuration, type, depth),
    ...(rest.length > 0 ? { "x-idm-policies": rest } : {}),
    ...(Object.keys(kept).length > 0 ? { "x-idm": kept } : {}),
  };
  return { schema, required: required || own(configuration, "required") === true };
}

/** What a list, an object or a reference to another object consists of. */
function parts(configuration: JsonObject, type: PropertyType, depth: number): JsonObject {
  const items = own(configuration, "items");
  const list = items === undefined ? {} : { items: propertyOf("", items, depth + 1).schema };
  if (own(configuration, "properties") === undefined && !type.relationship) return list;
  const object = objectParts(configuration, depth + 1);
  if (!type.relationship) return { ...list, ...object };
  return { ...object, properties: { ...reference, ...objectAt(object, "properties") } };
}

/**
 * A value that is stored so that nobody reads it: encrypted, hashed, or a password. `scope: "private"` alone does not
 * say so: it keeps an attribute out of answers, and the common name has it, too.
 */
function isSecret(name: string, configuration: JsonObject, type: PropertyType): boolean {
  if (name === "password" && type.names.has("string")) return true;
  if (isObject(own(configuration, "encryption"))) return true;
  if (isObject(own(configuration, "secureHash"))) return true;
  return own(configuration, "isProtected") === true && own(configuration, "scope") === "private";
}
