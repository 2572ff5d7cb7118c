import type { Json, JsonObject } from "../json.ts";
import type { FilterOperator, FilterValue, QueryFilter } from "./query-filter.ts";

/**
 * Whether an object matches a filter, as CREST's own visitor decides it:
 * - what is missing or `null` matches nothing, whatever the operator;
 * - of a list, one item must match;
 * - a value is compared only with a value of its own type; texts without regard to case;
 * - `co` and `sw` are equality for numbers and booleans.
 */
export function evaluateQueryFilter(filter: QueryFilter, object: JsonObject): boolean {
  switch (filter.kind) {
    case "and":
      return filter.operands.every((operand) => evaluateQueryFilter(operand, object));
    case "or":
      return filter.operands.some((operand) => evaluateQueryFilter(operand, object));
    case "not":
      return !evaluateQueryFilter(filter.operand, object);
    case "literal":
      return filter.value;
    case "present":
      return valueAt(object, filter.pointer.path) !== undefined;
    case "compare":
      return valuesAt(object, filter.pointer.path).some((value) =>
        matches(filter.operator, value, filter.value),
      );
  }
}

/** What a JSON pointer points to; an index leads into a list. */
function valueAt(object: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = object;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = Array.isArray(value)
      ? (value as readonly Json[])[index(part)]
      : (value as JsonObject)[part];
  }
  return value ?? undefined;
}

function index(part: string): number {
  return /^(0|[1-9]\d*)$/.test(part) ? Number(part) : -1;
}

/** The items of a list, or the one value. */
function valuesAt(object: JsonObject, path: readonly string[]): readonly Json[] {
  const value = valueAt(object, path);
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function matches(operator: FilterOperator, value: Json, wanted: FilterValue): boolean {
  if (typeof value === "string" && typeof wanted === "string")
    return textMatches(operator, fold(value), fold(wanted));
  if (typeof value === "number" && typeof wanted === "number")
    return orderMatches(operator, value - wanted);
  if (typeof value === "boolean" && typeof wanted === "boolean") {
    return orderMatches(operator, Number(value) - Number(wanted));
  }
  return false;
}

function textMatches(operator: FilterOperator, value: string, wanted: string): boolean {
  if (operator === "co") return value.includes(wanted);
  if (operator === "sw") return value.startsWith(wanted);
  return orderMatches(operator, value === wanted ? 0 : value < wanted ? -1 : 1);
}

function orderMatches(operator: FilterOperator, order: number): boolean {
  switch (operator) {
    case "lt":
      return order < 0;
    case "le":
      return order <= 0;
    case "gt":
      return order > 0;
    case "ge":
      return order >= 0;
    default:
      return order === 0;
  }
}

/** Without regard to case, in no particular language: the answer must not depend on the machine. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase();
}
