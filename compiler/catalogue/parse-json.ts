import { locateJsonFault } from "../2-bind/json-fault.ts";
import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import { Lines } from "../diagnostics/lines.ts";
import type { Json } from "../interop/json.ts";
import { catalogueNotJson } from "./errors/not-json.ts";

/** Deeper than anything that AM answers; what follows the nesting on the stack must not run out of it. */
const maximumDepth = 64;

export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Parses a catalogue, or an answer of AM. */
export function parseJson(path: string, text: string): ParsedJson {
  let value: Json;
  try {
    value = JSON.parse(text) as Json; // JSON.parse gives nothing else
  } catch {
    const { line, column, fault } = locateJsonFault(text);
    const offset = new Lines(text).startOf(line) + column - 1;
    return { ok: false, diagnostic: notJson(path, fault, offset) };
  }
  if (isDeeperThan(maximumDepth, value)) {
    return { ok: false, diagnostic: notJson(path, "it is nested too deeply", 0) };
  }
  return { ok: true, value };
}

function notJson(path: string, fault: string, offset: number): Diagnostic {
  const span = { start: offset, end: offset };
  return report(catalogueNotJson, { path, fault }, { file: path, span });
}

function isDeeperThan(limit: number, value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((item) =>
      typeof item === "object" && item !== null ? (Object.values(item) as Json[]) : [],
    );
  }
  return false;
}
