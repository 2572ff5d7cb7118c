import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Json, JsonObject } from "../json.ts";
import { isDraft2020, unusable } from "./schema-examination.ts";
import { expressionOf } from "./schema-pattern.ts";

/** What is wrong with a value, in ajv's terms; empty when nothing is. */
export type Validate = (value: Json) => readonly ErrorObject[];

const compilePattern = Object.assign(expressionOf, { code: "new RegExp" });

const OPTIONS: Options = {
  allErrors: true,
  // IDM's own keywords (`viewable`, `userEditable`, `policies`, …) are annotations here.
  strict: false,
  // Otherwise `required: ["constructor"]` is met by every object.
  ownProperties: true,
  logger: false,
  // It was examined before.
  validateSchema: false,
  code: { regExp: compilePattern },
};

/**
 * Compiles the JSON Schema of a resource, which `examineSchema` has seen.
 * @throws JourneyError `directory-schema-invalid`
 */
export function compileSchema(resource: string, schema: JsonObject): Validate {
  const { $schema: _, ...rest } = schema;
  const ajv = isDraft2020(schema) ? new Ajv2020(OPTIONS) : new Ajv(OPTIONS);
  // IDM writes `id` as a label; ajv would refuse the schema for it.
  ajv.removeKeyword("id");
  addFormats.default(ajv);
  try {
    const validate = ajv.compile(rest);
    return (value) => (validate(value) ? [] : [...(validate.errors ?? [])]);
  } catch (cause) {
    throw unusable(resource, cause instanceof Error ? cause.message : "unknown", cause);
  }
}
