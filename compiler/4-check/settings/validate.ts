import type { ErrorObject, ValidateFunction } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import type { SettingsSchema } from "@journeyc/grammar/manifest";
import { connectorEntries, describedManifests, nodeEntries } from "@journeyc/runtime/catalogue";
import { settingsAjv } from "./ajv.ts";
import { journeySettings } from "./journey-settings.ts";
import type { SettingsOwner } from "./owner.ts";
import { settingsAsJson, type Place, type SettingsJson } from "./to-json.ts";
import { validators } from "./validators.ts";

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

/** Schemas of the runtime's own, which have been compiled when the compiler was built, by the schema itself. */
function builtIn(): readonly (readonly [SettingsSchema, ValidateFunction | undefined])[] {
  const manifests = [...nodeEntries.map(({ manifest }) => manifest), ...describedManifests];
  return [
    [journeySettings, validators["journey"]],
    ...manifests.map(({ type, settings }) => [settings, validators[`node ${type}`]] as const),
    ...connectorEntries.map(
      ({ manifest: { kind, settings } }) => [settings, validators[`connector ${kind}`]] as const,
    ),
  ];
}

const compiled = new WeakMap<SettingsSchema, ValidateFunction>();
for (const [schema, validate] of builtIn()) if (validate) compiled.set(schema, validate);
let ajv: Ajv2020 | undefined;

/** A schema of a project's own is compiled once, when there is something to validate by it. */
function validatorOf(schema: SettingsSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  ajv ??= settingsAjv();
  const validate = ajv.compile(schema);
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

/** The schemas that take no settings at all, which most owners give. */
const takesNone = new WeakMap<SettingsSchema, boolean>();

function isEmptyAndRight({ schema, settings }: SettingsOwner): boolean {
  if (settings.size > 0) return false;
  const takes = takesNone.get(schema) ?? validatorOf(schema)({});
  takesNone.set(schema, takes);
  return takes;
}

/** Validates settings. A value of the wrong type is refused for that alone. */
export function validateSettings(owner: SettingsOwner): readonly SettingFault[] {
  if (isEmptyAndRight(owner)) return [];
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
