import { filterPointers, parseQueryFilter } from "@journeyc/runtime/catalogue/query-filter";
import type { StringLiteral } from "../../1-syntax/ast.ts";
import type { PlacedValue } from "./values.ts";

/** A path of attribute names, and where each name stands in the string's value. */
export interface AttributePath {
  readonly parts: readonly string[];
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Splits a text at `/`; offsets are counted from where the text starts in the value. */
function splitPath(text: string, offset: number): AttributePath {
  const parts = text.split("/");
  let start = offset;
  const spans = parts.map((part) => {
    const span = { start, end: start + part.length };
    start = span.end + 1;
    return span;
  });
  return { parts, spans };
}

/** The attribute paths that a value speaks of, by what its setting means. */
export function attributePathsOf(
  { schema: { kind } }: PlacedValue,
  literal: StringLiteral,
): readonly AttributePath[] {
  const { value } = literal;
  if (value === "") return [];
  if (kind === "attribute") return [{ parts: [value], spans: [{ start: 0, end: value.length }] }];
  if (kind === "attributePath") return [splitPath(value, 0)];
  if (kind !== "queryFilter") return [];
  const parsed = parseQueryFilter(value);
  if (!parsed.ok) return [];
  return filterPointers(parsed.filter).map(({ path, start, end }) => {
    const slash = value.charAt(start) === "/" ? 1 : 0;
    return { parts: path, spans: splitPath(value.slice(start + slash, end), start + slash).spans };
  });
}
