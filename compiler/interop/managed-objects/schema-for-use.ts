import { isObject, objectAt, own, type Json, type JsonObject } from "../json.ts";
import { standardSchema } from "./standard-schema.ts";

/** How Advanced Identity Cloud has a tenant name the attributes that it adds. */
const CUSTOM = /^custom_/;

/** Which terms a user has accepted, and when. */
const termsAccepted = "termsAccepted";

const termsAcceptedSchema: JsonObject = {
  $comment: "IDM keeps this in the metadata of the user, the runtime of journeyc with the user.",
  title: "Accepted terms and conditions",
  type: "object",
};

/**
 * A schema for a resource that came without one.
 * - A type that the vendor ships: the standard one, and the tenant's own attributes (`custom_…`) that journeys name,
 *   and what the runtime keeps with the user where IDM does not.
 *   Other unknown names are not added: the checker reports them.
 * - Any other type: the attributes of the vendor's standard user, and all that journeys name. It requires nothing, for
 *   nobody knows what the tenant requires.
 * @param attributes names and paths (`preferences/updates`) that settings and query filters of journeys name
 */
export function schemaForUse(resourceName: string, attributes: ReadonlySet<string>): JsonObject {
  const paths = [...attributes]
    .map(pathOf)
    .filter(([first]) => first !== "_id" && first !== "_rev");
  const standard = standardSchema(resourceName);
  if (standard !== undefined) {
    const custom = paths.filter(([first = ""]) => CUSTOM.test(first));
    return withAttributes(
      attributes.has(termsAccepted) ? withTermsAccepted(standard) : standard,
      custom,
    );
  }
  const { required: _, ...user } = standardSchema("managed/user") ?? {};
  return withAttributes(
    {
      ...user,
      $comment: `Derived: the attributes of the vendor's standard user, and those that the imported journeys name. Replace it by the tenant's own type \`${resourceName}\`.`,
      title: resourceName,
    },
    paths,
  );
}

function withTermsAccepted(schema: JsonObject): JsonObject {
  const properties = objectAt(schema, "properties");
  return { ...schema, properties: { ...properties, [termsAccepted]: termsAcceptedSchema } };
}

function pathOf(attribute: string): readonly string[] {
  return attribute.split("/").filter((part) => part !== "");
}

function withAttributes(schema: JsonObject, paths: readonly (readonly string[])[]): JsonObject {
  return paths.reduce(withAttribute, schema);
}

/** The schema with one path more. What is there stays; a text or a number gets no parts. */
function withAttribute(schema: JsonObject, [name, ...rest]: readonly string[]): JsonObject {
  if (name === undefined) return schema;
  const properties = objectAt(schema, "properties");
  const before = own(properties, name);
  if (rest.length === 0 && before !== undefined) return schema;
  const part = isObject(before) ? before : { $comment: "Named by an imported journey." };
  if (rest.length > 0 && before !== undefined && !hasParts(part)) return schema;
  const changed = new Map<string, Json>(Object.entries(properties)).set(
    name,
    withAttribute(part, rest),
  );
  return { ...schema, properties: Object.fromEntries(changed) };
}

function hasParts(schema: JsonObject): boolean {
  return isObject(own(schema, "properties"));
}
