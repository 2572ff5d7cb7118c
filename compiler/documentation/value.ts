import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { Value } from "../1-syntax/ast.ts";
import { entrySchema } from "../4-check/settings/values.ts";
import { code } from "./markdown.ts";
import { soundsSecret, withoutCredentials } from "./secret-names.ts";

const longest = 160;
const itemsAtMost = 40;

/** How references of a value are shown; they are links where there is something to link to. */
export type ShowReference = (name: string) => string;

/** A value with what is known of it. */
export interface Shown {
  readonly value: Value;
  /** What it is called: the setting, or the key of the object that it stands in. */
  readonly name: string;
  readonly schema: SettingSchema | undefined;
}

const masked = "••• (a secret in plain text, not shown)";

/** Where a manifest says what a text means, its name says nothing. */
function isSecret({ name, schema }: Shown): boolean {
  if (schema?.kind !== undefined) return schema.kind === "secret";
  return schema?.enum === undefined && soundsSecret(name);
}

function text(value: string): string {
  const safe = withoutCredentials(value);
  const line = safe.replace(/\s*\n\s*/g, " ⏎ ").trim();
  if (line.length === 0) return code('""');
  if (line.length <= longest) return code(line);
  const characters = Array.from(line).slice(0, longest).join("");
  return `${code(`${characters}…`)} (${value.length} characters)`;
}

/** A placeholder of the environment is the name of a value, not the value. */
const isPlaceholder = (value: string): boolean => /^\s*&\{[^{}]*\}\s*$/.test(value);

function list(shown: Shown, items: readonly Value[], show: ShowReference): string {
  const { schema, name } = shown;
  const part = items
    .slice(0, itemsAtMost)
    .map((value) => valueText({ value, name, schema: schema?.items ?? inherited(shown) }, show));
  const rest = items.length > itemsAtMost ? [`and ${items.length - itemsAtMost} more`] : [];
  return items.length === 0 ? code("[]") : [...part, ...rest].join(", ");
}

/** What is inside of a secret is secret. */
function inherited({ schema }: Shown): SettingSchema | undefined {
  return schema?.kind === "secret" ? schema : undefined;
}

function object(
  shown: Shown,
  entries: (Value & { readonly kind: "Object" })["entries"],
  show: ShowReference,
): string {
  if (entries.length === 0) return code("{}");
  return entries
    .map(({ key, value }) => {
      const inner = (shown.schema && entrySchema(shown.schema, key.text)) ?? inherited(shown);
      return `${code(key.text)}: ${valueText({ value, name: key.text, schema: inner }, show)}`;
    })
    .join("<br>");
}

/** A value as Markdown on one line. Secrets that the text gives away are not repeated. */
export function valueText(shown: Shown, show: ShowReference): string {
  const { value } = shown;
  switch (value.kind) {
    case "String":
      if (isSecret(shown) && value.value !== "" && !isPlaceholder(value.value)) return masked;
      return text(value.value);
    case "Number":
      return isSecret(shown) ? masked : code(String(value.value));
    case "Boolean":
      return code(String(value.value));
    case "Null":
      return code("null");
    case "Duration":
      return code(`${value.amount}${value.unit}`);
    case "List":
      return list(shown, value.items, show);
    case "Object":
      return object(shown, value.entries, show);
    case "Reference":
      return show(value.name.text);
    case "ResourceName":
      return code(value.text);
    case "Environment":
      return code(`${value.source}.${value.name.text}`);
    case "Missing":
      return "(missing)";
  }
}
