import type { CodeOptions } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { ajv2020 } from "#libraries";

/** Keywords of ours in settings schemas. */
const vocabulary = ["kind", "connectorSetting", "unit", "transforms", "beyondAm"];

/** Compiles settings schemas. @param code how the functions are written */
export function settingsAjv(code?: CodeOptions): Ajv2020 {
  const { Ajv2020: Validator } = ajv2020();
  const ajv = new Validator({
    allErrors: true,
    messages: false,
    strict: false,
    validateFormats: false,
    // A test has validated the runtime's schemas, `catalogue/validate.ts` those of a project.
    validateSchema: false,
    meta: false,
    ...(code !== undefined && { code }),
  });
  ajv.addVocabulary(vocabulary);
  return ajv;
}
