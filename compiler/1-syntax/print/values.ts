import type { ListValue, Name, ObjectEntry, ObjectValue, Value } from "../ast.ts";
import { indent, type Item, printSequence } from "./sequence.ts";
import { printBlockString, printString } from "./strings.ts";
import type { Trivia } from "./trivia.ts";

/** Lines are broken after this many columns, where they can be. */
export const columns = 100;

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A key as it is written: bare where it can be. */
export function printKey(key: Name): string {
  return identifier.test(key.text) ? key.text : printString(key.text);
}

/**
 * A value's lines; the first follows what stands before it.
 * @param column how far the value is from the left, and what must fit behind it counted in
 */
export function printValue(value: Value, column: number, trivia: Trivia): string[] {
  if (value.kind === "String" && value.block) return printBlockString(value.value);
  const flat = printFlat(value);
  if (value.kind !== "List" && value.kind !== "Object") return [flat ?? ""];
  const fits = flat !== undefined && column + flat.length <= columns;
  if (fits && trivia.peek(value.span).length === 0) return [flat];
  return value.kind === "List"
    ? printList(value, column, trivia)
    : printObject(value, column, trivia);
}

function bracketed(open: string, lines: readonly string[], close: string): string[] {
  return [open, ...indent(lines), close];
}

function inner({ span }: ListValue | ObjectValue): { start: number; end: number } {
  return { start: span.start + 1, end: span.end - 1 };
}

function printList(list: ListValue, column: number, trivia: Trivia): string[] {
  const items = list.items.map((value): Item => ({
    span: value.span,
    group: 0,
    print: () => printValue(value, column + 2, trivia),
  }));
  return bracketed("[", printSequence(items, inner(list), trivia), "]");
}

function printObject(object: ObjectValue, column: number, trivia: Trivia): string[] {
  const items = object.entries.map((entry) => entryItem(entry, column, trivia));
  return bracketed("{", printSequence(items, inner(object), trivia), "}");
}

function entryItem(entry: ObjectEntry, column: number, trivia: Trivia): Item {
  const key = `${printKey(entry.key)}: `;
  const print = (): string[] => {
    const [first, ...rest] = printValue(entry.value, column + 2 + key.length, trivia);
    return [`${key}${first ?? ""}`, ...rest];
  };
  return { span: entry.span, group: 0, print };
}

/** The value on one line; undefined when it holds a block. */
function printFlat(value: Value): string | undefined {
  switch (value.kind) {
    case "String":
      return value.block ? undefined : printString(value.value);
    case "Number":
      return Object.is(value.value, -0) ? "-0" : String(value.value);
    case "Boolean":
      return String(value.value);
    case "Null":
      return "null";
    case "Duration":
      return `${value.amount}${value.unit}`;
    case "Reference":
      return value.name.text;
    case "Environment":
      return `${value.source}.${value.name.text}`;
    case "ResourceName":
      return value.text;
    case "List":
      return flatten("[", value.items.map(printFlat), "]");
    case "Object":
      return flatten("{ ", value.entries.map(flatEntry), " }");
    case "Missing":
      return "";
  }
}

function flatEntry(entry: ObjectEntry): string | undefined {
  const value = printFlat(entry.value);
  return value === undefined ? undefined : `${printKey(entry.key)}: ${value}`;
}

function flatten(
  open: string,
  parts: readonly (string | undefined)[],
  close: string,
): string | undefined {
  if (parts.includes(undefined)) return undefined;
  return parts.length === 0
    ? `${open.trim()}${close.trim()}`
    : `${open}${parts.join(", ")}${close}`;
}
