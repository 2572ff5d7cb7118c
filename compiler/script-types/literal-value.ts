import type { Node, Type } from "ts-morph";

/** A definition that cannot be told from its type; the message says why. */
export class Unreadable extends Error {}

/** A type that is not that of one value. */
export function notLiteral(path: string, type: Type, at: Node): Unreadable {
  return new Unreadable(`\`${path}\` is \`${type.getText(at)}\`, which does not say what it is`);
}

/** Texts for people: they may be put together where they are written, and nothing rests on what they say. */
const prose: ReadonlySet<string> = new Set(["description", "documentation"]);

/**
 * The one value that a type of literals has. Throws where it has several, but for texts that only people read: those are
 * empty then.
 */
export function literalValue(type: Type, at: Node, path: string): unknown {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.getLiteralValue();
  if (type.isBooleanLiteral()) return type.getText(at) === "true";
  if (type.isUndefined()) return undefined;
  if (type.isTuple())
    return type
      .getTupleElements()
      .map((item, index) => literalValue(item, at, `${path}[${index}]`));
  const isPlain = type.isObject() && !type.isArray() && !type.isReadonlyArray();
  if (!isPlain || type.getCallSignatures().length > 0 || type.getStringIndexType() !== undefined)
    throw notLiteral(path, type, at);
  return Object.fromEntries(
    type.getProperties().map((property) => {
      const name = property.getName();
      const below = property.getTypeAtLocation(at);
      if (prose.has(name) && (below.isString() || below.isTemplateLiteral())) return [name, ""];
      return [name, literalValue(below, at, path === "" ? name : `${path}.${name}`)];
    }),
  );
}
