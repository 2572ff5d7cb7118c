import { isPlain, isPlainKey, propertyKey, quote } from "../text/quote.ts";
import { columnsOf } from "./columns.ts";
import type { Arrow, Call, Expression, ObjectLiteral, Property, Token } from "./expression.ts";
import type { Origin } from "./writer.ts";

const noComment: readonly string[] = [];

/** An expression of one token. */
export function token(text: string, breaks: Expression["breaks"] = "never"): Token {
  return tokenOf(text, columnsOf(text), breaks);
}

function tokenOf(
  text: string,
  width: number,
  breaks: Expression["breaks"],
  origin?: Origin,
): Token {
  return { kind: "token", width, expanded: false, breaks, text, origin };
}

/** A name of ours: a constant, a function, a type. They are of ASCII. */
export function identifier(name: string): Token {
  return tokenOf(name, name.length, "never");
}

/** A string literal. */
export function string(value: string, origin?: Origin): Token {
  const isAsIs = isPlain(value);
  const text = isAsIs ? `"${value}"` : quote(value);
  return tokenOf(text, isAsIs ? text.length : columnsOf(text), "before", origin);
}

export function number(value: number): Token {
  const text = Number.isFinite(value) ? String(value).replace("e+", "e") : infinite(value);
  const signed = Object.is(value, -0) ? "-0" : text;
  const breaks = signed.startsWith("-") ? "fluid" : "never";
  return { kind: "number", width: signed.length, expanded: false, breaks, text: signed };
}

/** Numbers too large for a double become infinite when they are read; they stay so. */
function infinite(value: number): string {
  return value > 0 ? "1e999" : "-1e999";
}

/** `key: value` in an object literal. @param comment lines that stand above it; then the object must be expanded */
export function property(
  key: string,
  value: Expression,
  origin?: Origin,
  comment: readonly string[] = noComment,
): Property {
  const isAsIs = isPlainKey(key);
  const text = isAsIs ? key : propertyKey(key);
  const keyWidth = isAsIs ? key.length : columnsOf(text);
  return { key: text, keyWidth, origin, comment, value };
}

/** `key: value` with a word of ours for a key. */
export function ownProperty(key: string, value: Expression, origin?: Origin): Property {
  return { key, keyWidth: key.length, origin, comment: noComment, value };
}

/** @param expanded on several lines, even where one would do */
export function object(properties: readonly Property[], expanded: boolean): ObjectLiteral | Token {
  if (properties.length === 0) return token("{}", "fluid");
  const inner = sum(properties, columnsOfProperty);
  const width = "{ ".length + inner + separators(properties) + " }".length;
  return { kind: "object", width, expanded, breaks: "fluid", properties };
}

function columnsOfProperty({ keyWidth, value }: Property): number {
  return keyWidth + ": ".length + value.width;
}

/** Prettier fills lines with numbers, and sets lists of objects or of lists on several lines. */
export function list(items: readonly Expression[]): Expression {
  if (items.length === 0) return token("[]", "fluid");
  const width = "[]".length + sum(items, widthOf) + separators(items);
  const filled = items.length > 1 && items.every(({ kind }) => kind === "number");
  const expanded = isMatrix(items) || items.some((item) => item.expanded);
  return { kind: "list", width, expanded, breaks: "fluid", items, filled };
}

function isMatrix(items: readonly Expression[]): boolean {
  if (items.length < 2) return false;
  return (
    items.every((item) => sizeOf(item) > 1) && items.every(({ kind }) => kind === items[0]?.kind)
  );
}

function sizeOf(expression: Expression): number {
  if (expression.kind === "object") return expression.properties.length;
  return expression.kind === "list" ? expression.items.length : 0;
}

/** `callee(argument)` with one short argument. */
export function call(callee: Token, argument: Token): Call {
  // Prettier does not break inside a call whose only argument takes less than a quarter of the line.
  return callOf(callee, [], [], argument, argument.text.length <= 25 ? "before" : "fluid");
}

/** `callee(first, { … })`: the object hugs the parentheses where the line is long enough for what stands before it. */
export function hug(
  callee: Token,
  first: readonly Token[],
  last: ObjectLiteral | Token,
  types: readonly Token[] = [],
): Call {
  const [type] = types;
  if (type === undefined || types.length > 1) return callOf(callee, types, first, last, "fluid");
  // Prettier does not break between a single type and its brackets.
  return callOf(identifier(`${callee.text}<${type.text}>`), [], first, last, "fluid");
}

function callOf(
  callee: Token,
  types: readonly Token[],
  first: readonly Token[],
  last: ObjectLiteral | Token,
  breaks: Expression["breaks"],
): Call {
  const generic = types.length === 0 ? 0 : "<>".length + sum(types, widthOf) + separators(types);
  const before = sum(first, widthOf) + ", ".length * first.length;
  const width = callee.width + generic + "()".length + before + last.width;
  return { kind: "call", width, expanded: last.expanded, breaks, callee, types, first, last };
}

/** `async () => object.member`: a function of one expression. */
export function arrow(head: Token, object: Token, member: Token): Arrow {
  const width = head.width + " ".length + object.width + member.width;
  return { kind: "arrow", width, expanded: false, breaks: "never", head, object, member };
}

function widthOf({ width }: Expression): number {
  return width;
}

function separators(parts: readonly unknown[]): number {
  return ", ".length * (parts.length - 1);
}

function sum<Part>(parts: readonly Part[], columns: (part: Part) => number): number {
  let total = 0;
  for (const part of parts) total += columns(part);
  return total;
}
