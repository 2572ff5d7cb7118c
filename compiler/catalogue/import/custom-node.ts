import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../../interop/json.ts";
import type { TypeFacts } from "./type-facts.ts";

/** A node type that a tenant has made itself, as AM's node designer answers it and frodo exports it. */
export function isCustomNode(value: JsonObject): boolean {
  return (
    textAt(value, "serviceName") !== undefined &&
    textAt(value, "displayName") !== undefined &&
    isObject(own(value, "properties"))
  );
}

const prefix = "designer-";

const jsonTypes: Readonly<Record<string, string>> = {
  STRING: "string",
  NUMBER: "number",
  BOOLEAN: "boolean",
  OBJECT: "object",
};

/** A property in the words of AM's schemas. */
function propertySchema(property: JsonObject): JsonObject {
  const type = jsonTypes[textAt(property, "type") ?? ""] ?? "";
  const words: JsonObject = {
    ...(textAt(property, "title") && { title: textAt(property, "title") ?? "" }),
    ...(textAt(property, "description") && { description: textAt(property, "description") ?? "" }),
  };
  const fallback = own(property, "defaultValue");
  const withDefault = fallback === undefined ? {} : { default: fallback };
  return own(property, "multivalued") === true
    ? { ...words, ...withDefault, type: "array", items: { type } }
    : { ...words, ...withDefault, type };
}

/** Outcomes are known where the script names all of them: with an error outcome AM adds one of its own. */
function outcomesOf(node: JsonObject): TypeFacts["outcomes"] {
  const outcomes = own(node, "outcomes");
  if (!Array.isArray(outcomes) || outcomes.length === 0) return undefined;
  const texts = (outcomes as readonly Json[]).filter((one) => typeof one === "string");
  if (texts.length < outcomes.length || own(node, "errorOutcome") === true) return undefined;
  return [...new Set(texts)].map((id) => ({ id, displayName: id }));
}

export function customNodeFacts(node: JsonObject): TypeFacts {
  const service = textAt(node, "serviceName") ?? "";
  const properties = Object.entries(objectAt(node, "properties")).filter(
    (entry): entry is [string, JsonObject] => isObject(entry[1]),
  );
  const required = properties
    .filter(([, property]) => own(property, "required") === true)
    .map(([name]) => name);
  const outcomes = outcomesOf(node);
  const help = textAt(node, "description");
  return {
    amType: service.startsWith(prefix) ? service : `${prefix}${service}`,
    displayName: textAt(node, "displayName") ?? service,
    ...(help && { help }),
    schema: {
      type: "object",
      properties: Object.fromEntries(
        properties.map(([name, property]) => [name, propertySchema(property)]),
      ),
      required,
    },
    ...(outcomes && { outcomes }),
  };
}
