import type { SettingSchema } from "@journeyc/grammar/manifest";
import { describeWanted } from "journeyc/analysis";
import type { Describe } from "../hovered.ts";
import { code, codes, heading, line, type Line, list, own, paragraph, prose } from "../text.ts";

const kinds: Readonly<Partial<Record<NonNullable<SettingSchema["kind"]>, string>>> = {
  localized: "texts by locale",
  json: "JSON",
};

/** The type of a setting in a word or two. */
export function typeOf(schema: SettingSchema): string {
  if (schema.kind !== undefined && schema.kind !== "duration")
    return kinds[schema.kind] ?? schema.kind;
  if (schema.kind === "duration") return "duration";
  if (schema.type === "array")
    return schema.items === undefined ? "list" : `[${typeOf(schema.items)}]`;
  return schema.type;
}

/** The default as JSON, where there is one that may be shown. */
function defaultOf({ default: standard, kind }: SettingSchema): string | undefined {
  return standard === undefined || kind === "secret" ? undefined : JSON.stringify(standard);
}

function bounds(schema: SettingSchema): readonly Line[] {
  const { minimum, maximum, exclusiveMinimum, minLength, minItems, pattern } = schema;
  return [
    ...(minimum === undefined ? [] : [line`At least ${own(minimum)}`]),
    ...(exclusiveMinimum === undefined ? [] : [line`More than ${own(exclusiveMinimum)}`]),
    ...(maximum === undefined ? [] : [line`At most ${own(maximum)}`]),
    ...(minLength === undefined ? [] : [line`At least ${own(minLength)} characters`]),
    ...(minItems === undefined ? [] : [line`At least ${own(minItems)} items`]),
    ...(pattern === undefined ? [] : [line`Matches ${code(pattern)}`]),
  ];
}

function schemaLines(schema: SettingSchema): readonly Line[] {
  const { enum: choices, unit, beyondAm } = schema;
  const standard = defaultOf(schema);
  return [
    line`Wants ${describeWanted(schema)}`,
    ...(choices === undefined ? [] : [line`One of ${codes(choices, "or")}`]),
    ...(standard === undefined ? [] : [line`Default: ${code(standard)}`]),
    ...(unit === undefined ? [] : [line`The node receives it in ${own(unit)}`]),
    ...bounds(schema),
    ...(beyondAm === true ? [line`AM has no such setting: an export leaves it out`] : []),
  ];
}

/** A setting of a node, a page, a connector or a journey. */
export const describeSetting: Describe<"setting"> = ({ of, name, schema, owner }) => {
  if (schema === undefined)
    return [heading(name), paragraph`${code(of)} has no setting of this name that is known.`];
  const required = owner?.schema.required.includes(name) === true;
  return [
    heading(`${name}: ${typeOf(schema)}`),
    ...prose(schema.description),
    paragraph`A setting of ${code(of)}${own(required ? ", which must be given." : ".")}`,
    ...list(undefined, schemaLines(schema)),
  ];
};
