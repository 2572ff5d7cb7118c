import type { SettingKind, SettingSchema } from "@journeyc/grammar/manifest";
import type { Value } from "../../1-syntax/ast.ts";
import { quote } from "../../2-bind/text.ts";

const wantedKinds: Partial<Record<SettingKind, string>> = {
  journey: "the name of a journey",
  connector: "the name of a connector",
  resource: "the name of a resource, such as `managed/alpha_user`",
  localized: 'texts by locale, such as `{ en: "…" }`',
  duration: "a duration, such as `30s`",
  secret: "a `secret.NAME`",
  json: "a text, or an object that becomes JSON text",
  script: 'a script: the path of a file, such as `"./scripts/x.js"`, or its id in AM',
};

const wantedTypes: Readonly<Record<SettingSchema["type"], string>> = {
  string: "text in quotes",
  integer: "a whole number",
  number: "a number",
  boolean: "`true` or `false`",
  array: "a list",
  object: "an object",
};

/** What a setting wants, as the object of a sentence. */
export function describeWanted(schema: SettingSchema): string {
  if (schema.kind === "duration" && schema.type === "integer" && schema.unit !== undefined) {
    return `a duration in whole ${schema.unit}`;
  }
  return (schema.kind && wantedKinds[schema.kind]) ?? wantedTypes[schema.type];
}

/** What stands there instead. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case "String":
      return "text in quotes";
    case "Number":
      return quote(String(value.value));
    case "Boolean":
      return quote(String(value.value));
    case "Null":
      return "`null`";
    case "Duration":
      return quote(`${value.amount}${value.unit}`);
    case "List":
      return "a list";
    case "Object":
      return "an object";
    case "Reference":
      return `the bare name ${quote(value.name.text)}`;
    case "ResourceName":
      return `the resource name ${quote(value.text)}`;
    case "Environment":
      return quote(`${value.source}.${value.name.text}`);
    case "Missing":
      return "nothing";
  }
}
