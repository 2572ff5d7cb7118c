import type { ErrorObject, ValidateFunction } from "ajv";
import { ajv2020 } from "#libraries";
import { quote, quoteList } from "../2-bind/text.ts";
import type { Json } from "../interop/json.ts";
import type { JsonPath } from "./json-places.ts";
import { catalogueSchema } from "./manifest-schema.ts";

/** Something that does not fit the schema of catalogues. */
export interface ShapeFault {
  readonly path: JsonPath;
  /** Where it stands: at the path, or at what should not be there. */
  readonly at: JsonPath;
  /** The end of a sentence that begins with the place. */
  readonly fault: string;
}

let validate: ValidateFunction | undefined;

/** Loads ajv when there is a catalogue. */
function validator(): ValidateFunction {
  if (validate === undefined) {
    const { Ajv2020 } = ajv2020();
    const ajv = new Ajv2020({ allErrors: true, useDefaults: true, strict: false });
    validate = ajv.compile(catalogueSchema);
  }
  return validate;
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "an object",
  boolean: "`true` or `false`",
  integer: "a whole number",
  number: "a number",
};

type Parameters = Readonly<Record<string, unknown>>;

const sentences: Readonly<Record<string, (parameters: Parameters) => string>> = {
  required: ({ missingProperty }) => `lacks ${quote(String(missingProperty))}`,
  additionalProperties: ({ additionalProperty }) =>
    `has no place for ${quote(String(additionalProperty))}`,
  propertyNames: ({ propertyName }) => `has a key that is no name, ${quote(String(propertyName))}`,
  type: ({ type }) => `must be ${[type].flat().map(describe).join(" or ")}`,
  enum: ({ allowedValues }) =>
    `must be one of ${quoteList((allowedValues as string[]).map(String), "or", 20)}`,
  const: ({ allowedValue }) => `must be ${quote(JSON.stringify(allowedValue))}`,
  pattern: () => "has characters that may not stand there",
  anyOf: () => "must be `true` or an object",
  minLength: () => "must not be empty",
  minItems: () => "must not be empty",
  maxLength: () => "is too long",
};

function describe(type: unknown): string {
  return words[String(type)] ?? String(type);
}

function pathOf(pointer: string, root: Json): JsonPath {
  const path: (string | number)[] = [];
  let value: unknown = root;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  }
  return path;
}

function faultOf({ keyword, params, instancePath }: ErrorObject, root: Json): ShapeFault {
  const sentence = sentences[keyword] ?? (() => "has a value that may not stand there");
  const path = pathOf(instancePath, root);
  const parameters = params as Parameters; // as ajv documents them for each keyword
  const surplus = parameters["additionalProperty"];
  const at = typeof surplus === "string" ? [...path, surplus] : path;
  return { path, at, fault: sentence(parameters) };
}

/**
 * What does not fit, once per place, and not without end. Puts defaults into the value, as far as it fits.
 * @param value what a catalogue file holds
 */
export function shapeFaults(value: Json): readonly ShapeFault[] {
  const check = validator();
  if (check(value)) return [];
  // Of several findings at one place the last sums the others up: `anyOf`, `propertyNames`.
  const byPlace = new Map((check.errors ?? []).map((error) => [error.instancePath, error]));
  return [...byPlace.values()].slice(0, 50).map((error) => faultOf(error, value));
}
