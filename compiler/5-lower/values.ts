import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { ObjectEntry, Setting, Value as SyntaxValue } from "../1-syntax/ast.ts";
import { jsonText } from "../1-syntax/plain-data.ts";
import { durationIn } from "./durations.ts";
import type { Entry, Value } from "./ir.ts";
import type { Scope } from "./scope.ts";
import { lowerScript, type Scripts } from "./scripts.ts";

/** What the values of a file's settings may name. */
export interface Named {
  readonly scope: Scope;
  readonly scripts: Scripts;
}

type Schemas = Readonly<Record<string, SettingSchema>>;

/** Settings as data; `schemas` say what their values mean. */
export function lowerSettings(
  settings: readonly Setting[],
  schemas: Schemas,
  named: Named,
): readonly Entry[] {
  return settings.map((setting) => ({
    key: setting.key,
    value: lowerValue(setting.value, ownSchema(schemas, setting.key.text), named),
  }));
}

function ownSchema(schemas: Schemas | undefined, key: string): SettingSchema | undefined {
  return schemas && Object.hasOwn(schemas, key) ? schemas[key] : undefined;
}

function lowerValue(value: SyntaxValue, schema: SettingSchema | undefined, named: Named): Value {
  const { span } = value;
  switch (value.kind) {
    case "String":
      if (schema?.kind === "script") return lowerScript(value, schema, named.scripts);
      return { kind: "literal", value: value.value, span };
    case "Number":
    case "Boolean":
      return { kind: "literal", value: value.value, span };
    case "ResourceName":
      return { kind: "literal", value: value.text, span };
    case "Duration":
      return { kind: "literal", value: durationIn(schema?.unit ?? "seconds", value), span };
    case "Environment":
      return { kind: "environment", source: value.source, name: value.name.text, span };
    case "Reference":
      return lowerReference(value.name.text, value, named.scope);
    case "List":
      if (schema?.kind === "json") return { kind: "literal", value: jsonText(value) ?? "", span };
      return {
        kind: "list",
        items: value.items.map((item) => lowerValue(item, schema?.items, named)),
        span,
      };
    case "Object":
      if (schema?.kind === "json") return { kind: "literal", value: jsonText(value) ?? "", span };
      return { kind: "object", entries: lowerEntries(value.entries, schema, named), span };
    case "Null":
    case "Missing":
      return { kind: "literal", value: null, span };
  }
}

/** A journey stands for itself; a connector for its name, by which the machine finds the one that the app provides. */
function lowerReference(name: string, { span }: SyntaxValue, scope: Scope): Value {
  if (scope.get(name)?.kind === "journey") return { kind: "journey", name, span };
  return { kind: "literal", value: name, span };
}

/** Of two entries with one key, the last counts, as in JSON; it stands where the first stood. */
function lowerEntries(
  entries: readonly ObjectEntry[],
  schema: SettingSchema | undefined,
  named: Named,
): readonly Entry[] {
  const rest = schema?.additionalProperties;
  const lowered = new Map<string, Entry>();
  for (const { key, value } of entries) {
    const meaning =
      ownSchema(schema?.properties, key.text) ?? (typeof rest === "object" ? rest : undefined);
    lowered.set(key.text, { key, value: lowerValue(value, meaning, named) });
  }
  return [...lowered.values()];
}
