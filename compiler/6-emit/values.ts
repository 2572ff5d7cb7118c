import type { Entry, Script, ScriptKey, Value } from "../5-lower/ir.ts";
import type { Expression, ObjectLiteral, Token } from "./layout/expression.ts";
import {
  call,
  hug,
  identifier,
  list,
  number,
  object,
  ownProperty,
  property,
  string,
  token,
} from "./layout/literals.ts";
import type { LocalNames } from "./local-names.ts";

/** A plain value: a part of a JSON Schema. */
export function json(value: unknown): Expression {
  if (typeof value === "object" && value !== null) {
    if (Array.isArray(value)) return list(value.map(json));
    return objectOf(Object.entries(value).map(([key, item]) => [key, json(item)]));
  }
  return literal(value);
}

function literal(value: unknown): Expression {
  if (typeof value === "string") return string(value);
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return token(String(value));
  return token("null", "fluid");
}

/** A JSON Schema: on several lines, however small. */
export function schemaObject(schema: object): ObjectLiteral | Token {
  return object(
    Object.entries(schema).map(([key, item]) => property(key, json(item))),
    true,
  );
}

/** Small objects take one line, those that hold others several. */
function objectOf(entries: readonly (readonly [string, Expression])[]): Expression {
  return object(
    entries.map(([key, value]) => property(key, value)),
    entries.some(([, value]) => isNested(value)),
  );
}

function isNested(value: Expression): boolean {
  return value.expanded || value.kind === "object";
}

export function texts(values: readonly string[]): Expression {
  return list(values.map((value) => string(value)));
}

/** A value of the source. */
export function expression(value: Value, names: LocalNames): Expression {
  switch (value.kind) {
    case "literal":
      return literal(value.value);
    case "list":
      return list(value.items.map((item) => expression(item, names)));
    case "object":
      return entriesObject(value.entries, names);
    case "environment":
      return call(identifier(names.runtime(value.source)), string(value.name));
    case "typed":
      return typedScript(value, names);
    case "function":
      return identifier(names.script(value.script));
    case "sandboxed":
      return object(
        [ownProperty("name", string(value.name)), ownProperty("text", string(value.text))],
        true,
      );
    case "journey":
      return token(names.symbol(value.name), "fluid");
  }
}

/** `script(risk, { … })` */
function typedScript(value: Extract<Script, { kind: "typed" }>, names: LocalNames): Expression {
  const outcomes = value.outcomes.map(({ name, writes }) => property(name, keysObject(writes)));
  const facts = object(
    [
      ownProperty("name", string(value.name)),
      ownProperty("reads", keysObject(value.reads)),
      ownProperty("outcomes", object(outcomes, outcomes.length > 1)),
    ],
    true,
  );
  return hug(identifier(names.runtime("script")), [identifier(names.script(value.script))], facts);
}

function keysObject(keys: readonly ScriptKey[]): ObjectLiteral | Token {
  return object(
    keys.map(({ key, presence }) => property(key, string(presence))),
    false,
  );
}

function entriesObject(entries: readonly Entry[], names: LocalNames): Expression {
  const values = entries.map(({ key, value }) => ({ key, value: expression(value, names) }));
  return object(
    values.map(({ key, value }) => property(key.text, value, key)),
    values.some(({ value }) => isNested(value)),
  );
}

/** The settings of a node: on one line when there is only one and it fits. */
export function settingsObject(entries: readonly Entry[], names: LocalNames): Expression {
  const values = entries.map(({ key, value }) => ({ key, value: expression(value, names) }));
  const expanded = values.length > 1 || values.some(({ value }) => value.expanded);
  return object(
    values.map(({ key, value }) => property(key.text, value, { span: key.span, name: key.text })),
    expanded,
  );
}
