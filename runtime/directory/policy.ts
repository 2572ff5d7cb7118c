import type { DefinedError, ErrorObject } from "ajv";
import type { Json } from "../json.ts";
import type { PolicyFailure } from "./directory.ts";

/** AM's names for the formats that it has a policy of; others are `VALID_FORMAT`. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["email", "VALID_EMAIL_ADDRESS_FORMAT"],
  ["date", "VALID_DATE"],
  ["time", "VALID_TIME"],
  ["date-time", "VALID_DATETIME"],
  ["uri", "VALID_URI"],
]);

/**
 * One broken rule of a JSON Schema as AM and IDM name it in `failedPolicies`. Parameters come from the schema alone,
 * never from the value.
 */
export function toPolicyFailure(error: ErrorObject): PolicyFailure {
  // ajv types the errors of its own keywords as a union; user keywords are not registered here.
  const defined = error as DefinedError;
  const at = attributePath(error.instancePath);
  switch (defined.keyword) {
    case "required":
    case "dependentRequired":
      return { attribute: join(at, defined.params.missingProperty), policyRequirement: "REQUIRED" };
    case "additionalProperties":
      return unknownProperty(at, defined.params.additionalProperty);
    case "unevaluatedProperties":
      return unknownProperty(at, defined.params.unevaluatedProperty);
    case "propertyNames":
      return unknownProperty(at, defined.params.propertyName);
    default:
      return { attribute: at, ...toRequirement(defined) };
  }
}

type Requirement = Omit<PolicyFailure, "attribute">;

function toRequirement(error: DefinedError): Requirement {
  switch (error.keyword) {
    case "type":
      return requirement("VALID_TYPE", { types: [error.params.type].flat() });
    case "minLength":
      return requirement("MIN_LENGTH", { minLength: error.params.limit });
    case "maxLength":
      return requirement("MAX_LENGTH", { maxLength: error.params.limit });
    case "pattern":
      return requirement("MATCH_REGEXP", { regexp: error.params.pattern });
    case "format":
      return requirement(FORMATS.get(error.params.format) ?? "VALID_FORMAT", {
        format: error.params.format,
      });
    case "minimum":
    case "exclusiveMinimum":
      return requirement("MINIMUM_NUMBER_VALUE", { minimum: error.params.limit });
    case "maximum":
    case "exclusiveMaximum":
      return requirement("MAXIMUM_NUMBER_VALUE", { maximum: error.params.limit });
    case "minItems":
      return requirement("MIN_ITEMS", { minItems: error.params.limit });
    case "maxItems":
      return requirement("MAX_ITEMS", { maxItems: error.params.limit });
    case "uniqueItems":
      return requirement("UNIQUE_ITEMS");
    case "enum":
    case "const":
      return requirement("VALID_ENUM_VALUE");
    default:
      return requirement("MATCH_SCHEMA", { keyword: error.keyword });
  }
}

function requirement(policyRequirement: string, params?: Record<string, Json>): Requirement {
  return params === undefined ? { policyRequirement } : { policyRequirement, params };
}

function unknownProperty(parent: string, name: string): PolicyFailure {
  return { attribute: join(parent, name), policyRequirement: "UNKNOWN_PROPERTY" };
}

/** `/preferences/updates`, a JSON pointer, as node state spells it: `preferences/updates`. */
function attributePath(pointer: string): string {
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join("/");
}

function join(parent: string, name: string): string {
  return parent === "" ? name : `${parent}/${name}`;
}
