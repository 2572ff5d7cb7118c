import { didYouMean, type Suggestion } from "../../2-bind/did-you-mean.ts";
import type { ManagedObjectSchema } from "../../2-bind/model.ts";

/** The first part of a path that a resource does not have. */
export interface UnknownPart {
  readonly index: number;
  readonly suggestion: Suggestion;
  /** What the resource, or the attribute that the path has come to, has. */
  readonly known: readonly string[];
}

/** What every managed object has, whatever its schema says. */
const builtIn: ReadonlySet<string> = new Set(["_id", "_rev"]);

/** Follows a path through a resource's schema. Below an attribute whose parts the schema leaves open, all goes. */
export function unknownPart(
  resource: ManagedObjectSchema,
  path: readonly string[],
): UnknownPart | undefined {
  let schema: ManagedObjectSchema | undefined = resource;
  for (const [index, name] of path.entries()) {
    const properties: Readonly<Record<string, ManagedObjectSchema>> | undefined =
      schema?.properties;
    if (properties === undefined) return isLeaf(schema) ? nothing(index) : undefined;
    if (!Object.hasOwn(properties, name)) {
      if (index === 0 && builtIn.has(name)) return undefined;
      const known = Object.keys(properties);
      return { index, suggestion: didYouMean(name, known), known };
    }
    schema = properties[name];
  }
  return undefined;
}

/** True for a schema of a value that has no parts: text, a number, a truth value. */
function isLeaf(schema: ManagedObjectSchema | undefined): boolean {
  const type = schema?.type;
  return type === "string" || type === "number" || type === "integer" || type === "boolean";
}

function nothing(index: number): UnknownPart {
  return { index, suggestion: { candidates: [], clear: undefined }, known: [] };
}
