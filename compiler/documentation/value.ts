import type { SettingSchema } from "@journeyc/grammar/manifest";
import type { Value } from "../1-syntax/ast.ts";
import { entrySchema } from "../4-check/settings/values.ts";
import { code } from "./markdown.ts";
import { soundsSecret, withoutCredentials } from "../4-check/settings/secret-names.ts";

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

const anySecret: SettingSchema = { type: "string", kind: "secret", description: "" };
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
function inherited(shown: Shown): SettingSchema | undefined {
  return isSecret(shown) ? anySecret : undefined;
}

const isNested = ({ kind }: Value): boolean => kind === "Object" || kind === "List";

/** What stands inside a value, one line for each, by its path: `callbacks[0].id`. */
function nested(shown: Shown, path: string, show: ShowReference): readonly string[] {
  const { value, schema, name } = shown;
  const inner = inherited(shown);
  if (value.kind === "Object" && value.entries.length > 0) {
    return value.entries.flatMap(({ key, value: part }) => {
      const known = (schema && entrySchema(schema, key.text)) ?? inner;
      const longer = path === "" ? key.text : `${path}.${key.text}`;
      return nested({ value: part, name: key.text, schema: known }, longer, show);
    });
  }
  if (value.kind === "List" && value.items.some(isNested)) {
    return value.items
      .slice(0, itemsAtMost)
      .flatMap((item, index) =>
        nested({ value: item, name, schema: schema?.items ?? inner }, `${path}[${index}]`, show),
      );
  }
  return [`${code(path)}: ${valueText(shown, show)}`];
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
      if (value.items.some(isNested)) return nested(shown, "", show).join("<br>");
      return list(shown, value.items, show);
    case "Object":
      return value.entries.length === 0 ? code("{}") : nested(shown, "", show).join("<br>");
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
