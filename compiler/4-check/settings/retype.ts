import type { Fix } from "../../diagnostics/diagnostic.ts";
import { quote } from "../../2-bind/text.ts";
import type { PlacedValue } from "./values.ts";

/** How the value was meant, as text of the language; undefined when nobody can tell. */
function meant({ owner, value, schema }: PlacedValue): string | undefined {
  const text = owner.file.source.text.slice(value.span.start, value.span.end);
  if (value.kind === "String") {
    if (schema.kind === "localized") return `{ en: ${text} }`;
    if (schema.type === "array" && schema.items?.type === "string") return `[${text}]`;
    if (isLiteralOf(schema.type, value.value)) return value.value;
    return owner.file.scope.get(value.value)?.kind === schema.kind ? value.value : undefined;
  }
  const bare = value.kind === "Reference" || value.kind === "ResourceName";
  if (schema.type !== "string" || schema.kind === "secret") return undefined;
  return bare || value.kind === "Duration" ? JSON.stringify(text) : undefined;
}

function isLiteralOf(type: string, text: string): boolean {
  if (type === "boolean") return text === "true" || text === "false";
  if (type === "integer") return /^-?(0|[1-9]\d*)$/.test(text);
  return type === "number" && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
}

/** Writes a value of the wrong type as what it was meant to be: with quotes, without, in a list, by locale. */
export function retypeFix(placed: PlacedValue): readonly Fix[] {
  const newText = meant(placed);
  if (newText === undefined) return [];
  const { path: file } = placed.owner.file.source;
  const edits = [{ file, span: placed.value.span, newText }];
  return [{ title: `Write ${quote(newText)}`, edits, preferred: true }];
}
