import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { JourneyError } from "../errors.ts";
import type { Json, JsonObject } from "../json.ts";

/** What is wrong with a value, in ajv's terms; empty when nothing is. */
export type Validate = (value: Json) => readonly ErrorObject[];

/** An operator's pattern may be written for either mode of JavaScript's expressions, as IDM's are. */
const compilePattern = Object.assign(
  (pattern: string, flags: string): RegExp => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern, flags.replace("u", ""));
    }
  },
  { code: "new RegExp" },
);

const OPTIONS: Options = {
  allErrors: true,
  // IDM's own keywords (`viewable`, `userEditable`, `policies`, …) are annotations here.
  strict: false,
  // Otherwise `required: ["constructor"]` is met by every object.
  ownProperties: true,
  logger: false,
  code: { regExp: compilePattern },
};

/**
 * Compiles the JSON Schema of a resource: draft 2020-12, or draft 07, which is what IDM's dialect comes closest to.
 * @throws JourneyError `directory-schema-invalid`
 */
export function compileSchema(resource: string, schema: JsonObject): Validate {
  const { $schema = "2020-12", ...rest } = schema;
  const ajv = String($schema).includes("2020-12") ? new Ajv2020(OPTIONS) : new Ajv(OPTIONS);
  // IDM writes `id` as a label; ajv would refuse the schema for it.
  ajv.removeKeyword("id");
  addFormats.default(ajv);
  try {
    const validate = ajv.compile(rest);
    return (value) => (validate(value) ? [] : [...(validate.errors ?? [])]);
  } catch (cause) {
    throw new JourneyError(
      "directory-schema-invalid",
      `The JSON Schema of ${resource} cannot be used: ${cause instanceof Error ? cause.message : "unknown"}.`,
      "Correct the schema file that the journey's resource declaration names.",
      { cause },
    );
  }
}
