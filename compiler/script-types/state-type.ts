import type { Node, Type } from "ts-morph";

/** A key of the state as a type lists it. */
export interface TypedKey {
  readonly key: string;
  readonly optional: boolean;
}

/** What is wrong with a type that is to list keys, as the end of a sentence. */
export class KeysUnknown {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

const attributes = "objectAttributes";

function isOpen(type: Type): boolean {
  return type.getStringIndexType() !== undefined || type.getNumberIndexType() !== undefined;
}

interface TypedProperty extends TypedKey {
  readonly type: Type;
}

/** The properties of an object type; undefined when it is none, or does not list them. */
function propertiesOf(type: Type, at: Node): readonly TypedProperty[] | undefined {
  if (type.isAny() || type.isUnknown() || type.isUnion() || isOpen(type)) return undefined;
  if (!type.isObject() && !type.isIntersection()) return undefined;
  if (type.getCallSignatures().length > 0 || type.isArray() || type.isTuple()) return undefined;
  return type.getProperties().map((symbol) => {
    const found = symbol.getTypeAtLocation(at);
    const parts = found.isUnion() ? found.getUnionTypes() : [found];
    const optional = symbol.isOptional() || parts.some((part) => part.isUndefined());
    return { key: symbol.getName(), optional, type: found };
  });
}

/**
 * The keys of the state that an object type lists, those of collected attributes one by one.
 * @param openAttributes whether `objectAttributes` may be any
 */
export function stateKeys(
  type: Type,
  at: Node,
  openAttributes: boolean,
): readonly TypedKey[] | KeysUnknown {
  const properties = propertiesOf(type, at);
  if (properties === undefined) return new KeysUnknown("does not list the keys");
  const keys: TypedKey[] = [];
  for (const { key, optional, type: value } of properties) {
    if (key !== attributes) {
      if (key === "" || key === "*" || key.startsWith(`${attributes}.`))
        return new KeysUnknown(`has a key that is none, \`${key}\``);
      keys.push({ key, optional });
      continue;
    }
    const object = value.getNonNullableType();
    if (openAttributes && isOpen(object)) {
      keys.push({ key: `${attributes}.*`, optional: true });
      continue;
    }
    const inner = propertiesOf(object, at);
    if (inner === undefined) return new KeysUnknown("does not list the attributes");
    for (const one of inner)
      keys.push({ key: `${attributes}.${one.key}`, optional: optional || one.optional });
  }
  return keys;
}
