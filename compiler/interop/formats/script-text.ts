import { type Json, type JsonObject, own } from "../json.ts";

/** A script's text as frodo writes it: a list of its lines. */
export function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

/** The text of a list of lines; undefined where it is none. */
export function textOf(lines: Json | undefined): string | undefined {
  if (!Array.isArray(lines)) return undefined;
  const items: readonly Json[] = lines;
  return items.every((line) => typeof line === "string") ? items.join("\n") : undefined;
}

/** The lines in a base64 text; undefined where it is not the base64 of UTF-8, or not the only way to write it. */
function decodeLines(encoded: Json | undefined): readonly string[] | undefined {
  if (typeof encoded !== "string") return undefined;
  const bytes = Buffer.from(encoded, "base64");
  if (bytes.toString("base64") !== encoded) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return linesOf(text);
  } catch {
    return undefined;
  }
}

/** A script with base64 in it, as AM has it, in frodo's shape. What is not base64 stays as it is. */
export function fromAm(script: JsonObject): JsonObject {
  const lines = decodeLines(own(script, "script"));
  return lines === undefined ? script : { ...script, script: lines };
}

/** A script of frodo's shape with base64 in it, as AM has it. */
export function toAm(script: JsonObject): JsonObject {
  const text = textOf(own(script, "script"));
  return text === undefined ? script : { ...script, script: Buffer.from(text).toString("base64") };
}
