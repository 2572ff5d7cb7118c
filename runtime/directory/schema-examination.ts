import type { ValidateFunction } from "ajv";
import { JourneyError } from "../errors.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { expressionOf } from "./schema-pattern.ts";

/**
 * Looks at the schema of a resource when the directory opens, without ajv, which takes longer to load and to compile it
 * than all else that an app does at its start.
 * @returns true: ajv will take it, and may do so when a value is first checked; false: only ajv can say
 * @throws JourneyError `directory-schema-invalid`
 */
export async function examineSchema(resource: string, schema: JsonObject): Promise<boolean> {
  const { $schema: _, ...rest } = schema;
  const isSchema = await metaSchemaOf(schema);
  if (!isSchema(rest)) {
    const faults = (isSchema.errors ?? []).map(
      ({ instancePath, message = "is wrong" }) => `data${instancePath} ${message}`,
    );
    throw unusable(resource, `schema is invalid: ${faults.join(", ")}`);
  }
  return isPlain(rest);
}

/** Draft 2020-12, or draft 07, which is what IDM's dialect comes closest to. */
export function isDraft2020({ $schema = "2020-12" }: JsonObject): boolean {
  return String($schema).includes("2020-12");
}

export function unusable(resource: string, reason: string, cause?: unknown): JourneyError {
  return new JourneyError(
    "directory-schema-invalid",
    `The JSON Schema of ${resource} cannot be used: ${reason}.`,
    "Correct the schema file that the journey's resource declaration names.",
    { cause },
  );
}

async function metaSchemaOf(schema: JsonObject): Promise<ValidateFunction> {
  const { isSchema } = isDraft2020(schema)
    ? await import("./meta-schemas/draft-2020-12.ts")
    : await import("./meta-schemas/draft-07.ts");
  return isSchema;
}

/** Keywords of which ajv may find that it cannot compile them, although they are written as they should be. */
const judgedByAjv: ReadonlySet<string> = new Set([
  "$anchor",
  "$async",
  "$dynamicAnchor",
  "$dynamicRef",
  "$id",
  "$recursiveAnchor",
  "$recursiveRef",
  "$ref",
  "$schema",
  "formatExclusiveMaximum",
  "formatExclusiveMinimum",
  "formatMaximum",
  "formatMinimum",
  "nullable",
]);

/** True: it holds nothing but what the schema of schemas can judge, and patterns that are some. Property names count, too. */
function isPlain(value: Json): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.entries(value).every(([key, item]) => {
    if (judgedByAjv.has(key)) return false;
    // Draft 2020-12 allows what nothing can be; ajv does not.
    if (key === "enum" && Array.isArray(item) && item.length === 0) return false;
    const patterns = key === "patternProperties" && isObject(item) ? Object.keys(item) : [item];
    const isPattern = key === "pattern" || key === "patternProperties";
    if (isPattern && !patterns.every((it) => typeof it !== "string" || isExpression(it)))
      return false;
    return isPlain(item);
  });
}

function isExpression(pattern: string): boolean {
  try {
    expressionOf(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
