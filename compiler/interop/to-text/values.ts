import type { DurationUnit, SettingSchema } from "@journeyc/grammar/manifest";
import { blockOf, isWorthBlock, quoted } from "../../1-syntax/print/string-text.ts";
import { keyText } from "../../1-syntax/print/values.ts";
import { entrySchema } from "../../4-check/settings/values.ts";
import { placeholderName, typeMarks } from "../environment-names.ts";
import { withMembers } from "../from-text/values.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { treeResource } from "../managed-objects/tree-resource.ts";
import { naturalDuration } from "./durations.ts";

/** What the values of one file refer to. */
export interface Words {
  /** The name by which the text can refer to a journey of AM's. */
  journey(name: string): string;
  /** The file of a script, as the text names it; undefined where the source does not have the script. */
  script(id: string): string | undefined;
  /** `TENANT_ID` for the placeholder `esv.tenant.id`. */
  environment(placeholder: string): string;
  /** Notes that the text names a resource. */
  resource(name: string): void;
  connector(name: string): void;
  /** The name of a member of the same page, by its id; undefined for another text. */
  readonly member: (id: string) => string | undefined;
}

const name = /^[A-Za-z_][A-Za-z0-9_]*$/;
const constants = new Set(["true", "false", "null"]);

/** The deepest value that is written; the language lets brackets nest 64 deep, with those around the value. */
const deepest = 48;

/** True when the language can say it: not too deep, and without halves of characters. */
export function isExpressible(value: Json, depth = 0): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isExpressible(item, depth + 1));
  return Object.entries(value).every(
    ([key, entry]) => key.isWellFormed() && isExpressible(entry, depth + 1),
  );
}

/** The text of a value, before it is formatted. */
export function textOf(value: Json, schema: SettingSchema | undefined, words: Words): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value, schema);
  if (typeof value === "string") return stringText(value, schema, words);
  if (Array.isArray(value)) {
    return `[${value.map((item) => textOf(item, schema?.items, words)).join(", ")}]`;
  }
  return isObject(value) ? objectText(value, schema, words) : "null";
}

function numberText(value: number, schema: SettingSchema | undefined): string {
  const unit: DurationUnit | undefined = schema?.kind === "duration" ? schema.unit : undefined;
  const duration = unit && naturalDuration(value, unit);
  return duration ?? (Object.is(value, -0) ? "-0" : String(value));
}

function stringText(value: string, schema: SettingSchema | undefined, words: Words): string {
  const placeholder = placeholderName(value);
  if (placeholder !== undefined) {
    const source = schema?.kind === "secret" ? "secret" : "env";
    return `${source}.${words.environment(placeholder)}`;
  }
  const special = specialText(value, schema, words);
  if (special !== undefined) return special;
  return isBlock(value) ? blockOf(value, "      ") : quoted(value);
}

/** A shorter text is no harder to read for two backslashes. */
const longEnough = 40;

/** Two lines or more are easier to read as lines, and HTML without a backslash before each quote. */
function isBlock(value: string): boolean {
  if (value.includes("\r")) return false;
  return value.includes("\n")
    ? /\n./.test(value)
    : value.length > longEnough && isWorthBlock(value);
}

/** A text that stands for something, and a number or a truth value that older versions of AM write as text. */
function specialText(
  value: string,
  schema: SettingSchema | undefined,
  words: Words,
): string | undefined {
  switch (schema?.kind) {
    case "journey":
      return words.journey(value);
    case "connector":
      if (!name.test(value) || constants.has(value)) return undefined;
      words.connector(value);
      return value;
    case "resource": {
      const { name: resource } = treeResource(value);
      words.resource(resource);
      return resource;
    }
    case "json":
      return heldJson(value, words);
    case "script": {
      const path = words.script(value);
      return path === undefined ? undefined : quoted(path);
    }
    default:
  }
  const isNumber = schema?.type === "integer" || schema?.type === "number";
  if (isNumber && /^-?(0|[1-9]\d{0,14})$/.test(value)) return numberText(Number(value), schema);
  return schema?.type === "boolean" && /^(true|false)$/.test(value) ? value : undefined;
}

/** The object or list whose JSON text a text is; undefined where it is none, or would not come back as it is. */
function heldJson(text: string, words: Words): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    if (JSON.stringify(value) !== text || !isExpressible(value)) return undefined;
    return textOf(withMembers(value, words.member), undefined, words);
  } catch {
    return undefined;
  }
}

function objectText(value: JsonObject, schema: SettingSchema | undefined, words: Words): string {
  const entries = Object.entries(value);
  const [mark, marked] = entries.length === 1 ? (entries[0] ?? []) : [];
  if (typeof marked === "string" && mark !== undefined && isTypeMark(mark)) {
    const placeholder = placeholderName(marked);
    if (placeholder !== undefined) return stringText(marked, schema, words);
  }
  const texts = entries.map(
    ([key, entry]) =>
      `${keyText(key)}: ${textOf(entry, schema && entrySchema(schema, key), words)}`,
  );
  return texts.length === 0 ? "{}" : `{ ${texts.join(", ")} }`;
}

function isTypeMark(key: string): boolean {
  return Object.values(typeMarks).includes(key);
}
