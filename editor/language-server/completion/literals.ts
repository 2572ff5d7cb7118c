import type { SettingSchema } from "@journeyc/grammar/manifest";
import { CompletionItemKind } from "vscode-languageserver";
import { literalOf } from "./setting-detail.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";
import { type Snippet, plainText, snippet, stop } from "./snippet.ts";
import { textHere } from "./text-value.ts";
import { durationsOf, valueSnippet } from "./value-snippets.ts";

/** Values that the schema itself names: choices, truth values, the default, durations, the shape of a larger one. */
export function literalProposals(
  setting: string,
  schema: SettingSchema,
  scene: Scene,
): readonly Proposal[] {
  if (schema.enum !== undefined) return schema.enum.map((one) => textOf(one, schema, scene));
  if (scene.place.quoted) return [];
  if (schema.kind === "duration") return durations(schema, scene);
  switch (schema.type) {
    case "boolean":
      return truthValues(schema.default);
    case "array":
    case "object":
      return shapeOf(setting, schema, scene);
    default:
      return standardOf(schema, scene);
  }
}

/** @param standard the one that counts where none is given */
export function truthValues(standard: unknown): readonly Proposal[] {
  return [true, false].map((value) => ({
    label: String(value),
    insert: String(value),
    kind: CompletionItemKind.Keyword,
    ...(standard === value && { detail: "default" }),
  }));
}

function textOf(value: string, schema: SettingSchema, scene: Scene): Proposal {
  return {
    label: value,
    insert: textHere(value, scene),
    kind: CompletionItemKind.EnumMember,
    ...(schema.default === value && { detail: "default" }),
  };
}

function standardOf({ default: standard, kind }: SettingSchema, scene: Scene): readonly Proposal[] {
  if (standard === undefined || standard === "" || kind === "attribute" || kind === "attributePath")
    return [];
  const insert = typeof standard === "string" ? textHere(standard, scene) : literalOf(standard);
  return [
    {
      label: insert,
      insert,
      kind: CompletionItemKind.Value,
      detail: "default",
      filter: insert.replaceAll('"', ""),
    },
  ];
}

const units = { ms: "milliseconds", s: "seconds", m: "minutes", h: "hours", d: "days" } as const;

/** The amount that has been written, in every unit; else durations that people write. */
function durations(schema: SettingSchema, { place }: Scene): readonly Proposal[] {
  const amount = /^\d+/.exec(place.prefix)?.[0];
  const texts =
    amount === undefined ? durationsOf(schema) : Object.keys(units).map((unit) => amount + unit);
  return [...new Set(texts)].map((text) => ({
    label: text,
    insert: text,
    kind: CompletionItemKind.Unit,
    detail: amount === undefined ? "duration" : detailOf(text),
  }));
}

function detailOf(text: string): string {
  const unit = text.replace(/^\d+/, "");
  return Object.entries(units).find(([name]) => name === unit)?.[1] ?? "duration";
}

function shapeOf(setting: string, schema: SettingSchema, scene: Scene): readonly Proposal[] {
  const whole =
    schema.kind === "localized" || schema.type === "array"
      ? valueSnippet(setting, schema, scene)
      : objectOf(schema, scene);
  const label =
    schema.type === "array" ? "[ ]" : schema.kind === "localized" ? '{ en: "" }' : "{ }";
  return [
    {
      label,
      insert: plainText(whole),
      snippet: whole,
      kind: CompletionItemKind.Struct,
      ...(schema.kind === "localized" && { detail: "texts by locale" }),
    },
  ];
}

/** An object with what it must have. */
function objectOf(schema: SettingSchema, scene: Scene): Snippet {
  const entries = (schema.required ?? []).flatMap((name) => {
    const part = schema.properties?.[name];
    return part === undefined ? [] : [snippet`${name}: ${valueSnippet(name, part, scene)}`];
  });
  if (entries.length === 0) return snippet`{ ${stop()} }`;
  return [
    "{ ",
    ...entries.flatMap((entry, index) => (index === 0 ? entry : [", ", ...entry])),
    " }",
  ];
}
