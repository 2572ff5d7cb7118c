import type { ErrorObject, ValidateFunction } from "ajv";
import { ajv2020 } from "#libraries";
import type { SettingsSchema } from "@journeyc/grammar/manifest";
import type { SettingsOwner } from "./owner.ts";
import { settingsAsJson, type Place, type SettingsJson } from "./to-json.ts";

/** Something that a settings schema refuses, and where it stands in the source. */
export interface SettingFault {
  /** The keyword of JSON Schema that refuses it: `type`, `enum`, `required`, … */
  readonly keyword: string;
  /** What the keyword says of it, as ajv documents it for each keyword. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly place: Place;
  /** How messages call the value: `pageHeader.en`; `""` for the settings as a whole. */
  readonly path: string;
}

/** Keywords of ours in settings schemas. */
const vocabulary = ["kind", "connectorSetting", "unit", "beyondAm"];

let compile: ((schema: object) => ValidateFunction) | undefined;
const compiled = new WeakMap<SettingsSchema, ValidateFunction>();

/** Loads ajv when there is something to validate; each schema is compiled once. */
function validatorOf(schema: SettingsSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  if (compile === undefined) {
    const { Ajv2020 } = ajv2020();
    const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
    ajv.addVocabulary(vocabulary);
    compile = (source) => ajv.compile(source);
  }
  const validate = compile(schema);
  compiled.set(schema, validate);
  return validate;
}

function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

function asFault(error: ErrorObject, { places }: SettingsJson): SettingFault[] {
  const place = places.get(error.instancePath);
  if (place === undefined) return [];
  const parameters = error.params as Readonly<Record<string, unknown>>;
  return [{ keyword: error.keyword, parameters, place, path: pathOf(error.instancePath) }];
}

/** Validates settings. A value of the wrong type is refused for that alone. */
export function validateSettings(owner: SettingsOwner): readonly SettingFault[] {
  const converted = settingsAsJson(owner);
  const validate = validatorOf(owner.schema);
  if (validate(converted.json)) return [];
  const errors = (validate.errors ?? []).filter(
    ({ instancePath }) => !converted.opaque.has(instancePath),
  );
  const wrongType = new Set(
    errors.flatMap(({ keyword, instancePath }) => (keyword === "type" ? [instancePath] : [])),
  );
  return errors
    .filter(({ keyword, instancePath }) => keyword === "type" || !wrongType.has(instancePath))
    .flatMap((error) => asFault(error, converted));
}
