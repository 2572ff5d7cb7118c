import type { SettingSchema, SettingsSchema } from "@journeyc/grammar/manifest";
import { type Node, type Symbol as MorphSymbol, ts, type Type, type TypeChecker } from "ts-morph";
import { notLiteral } from "./literal-value.ts";

/** Deep enough for settings that people write; a type that contains itself ends here. */
const deepest = 8;

/** The settings that an object type describes: what a schema takes, before it has filled in anything. */
export function settingsOfType(type: Type, at: Node, checker: TypeChecker): SettingsSchema {
  const { properties, required } = objectParts(type, at, checker, "", 0);
  return { type: "object", properties, required, additionalProperties: false };
}

function objectParts(type: Type, at: Node, checker: TypeChecker, path: string, depth: number) {
  const properties: Record<string, SettingSchema> = {};
  const required: string[] = [];
  for (const property of type.getProperties()) {
    const name = property.getName();
    const given = property.getTypeAtLocation(at);
    const inner = path === "" ? name : `${path}.${name}`;
    properties[name] = {
      ...schemaOf(given.getNonNullableType(), at, checker, inner, depth + 1),
      description: documentationOf(property, checker),
    };
    if (!property.isOptional() && !takesUndefined(given)) required.push(name);
  }
  return { properties, required };
}

function takesUndefined(type: Type): boolean {
  return type.isUndefined() || (type.isUnion() && type.getUnionTypes().some(takesUndefined));
}

function schemaOf(
  type: Type,
  at: Node,
  checker: TypeChecker,
  path: string,
  depth: number,
): SettingSchema {
  const description = "";
  if (depth > deepest || type.isAny() || type.isUnknown())
    throw notLiteral(`settings.${path}`, type, at);
  if (type.isBoolean() || type.isBooleanLiteral()) return { type: "boolean", description };
  const parts = type.isUnion() ? type.getUnionTypes() : [type];
  if (parts.every((part) => part.isStringLiteral()))
    return {
      type: "string",
      enum: parts.map((part) => String(part.getLiteralValue())),
      description,
    };
  if (parts.every((part) => part.isString() || part.isTemplateLiteral()))
    return { type: "string", description };
  if (parts.every((part) => part.isNumber() || part.isNumberLiteral()))
    return { type: "number", description };
  if (type.isUnion()) throw notLiteral(`settings.${path}`, type, at);
  const item = type.isTuple() ? type.getTupleElements()[0] : type.getArrayElementType();
  if (item !== undefined) {
    const items = schemaOf(item.getNonNullableType(), at, checker, `${path}[]`, depth + 1);
    return { type: "array", items, description };
  }
  if (!type.isObject() || type.getCallSignatures().length > 0)
    throw notLiteral(`settings.${path}`, type, at);
  const index = type.getStringIndexType();
  const { properties, required } = objectParts(type, at, checker, path, depth);
  const additionalProperties =
    index === undefined ? false : schemaOf(index, at, checker, `${path}.*`, depth + 1);
  return { type: "object", properties, required, additionalProperties, description };
}

/** The comment above the declaration of a symbol. */
export function documentationOf(symbol: MorphSymbol, checker: TypeChecker): string {
  const parts = symbol.compilerSymbol.getDocumentationComment(checker.compilerObject);
  return ts.displayPartsToString(parts);
}
