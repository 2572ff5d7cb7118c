import { isObject, type Json, type JsonObject } from "../json.ts";

/** An object whose keys are only data: no prototype, so that `__proto__` and `constructor` are keys like others. */
export type Attributes = Readonly<Record<string, Json>>;

export const noAttributes: Attributes = Object.freeze(Object.create(null) as Record<string, Json>);

/** A shallow copy without a prototype. */
export function bare(value: JsonObject): Record<string, Json> {
  const copy = Object.create(null) as Record<string, Json>;
  for (const key of Object.keys(value)) copy[key] = value[key] as Json;
  return copy;
}

/** The value at a path such as `preferences/marketing`. */
export function readPath(attributes: Attributes, path: string): Json | undefined {
  let value: Json | undefined = attributes;
  for (const segment of path.split("/")) {
    if (!isObject(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment];
  }
  return value;
}

/** The attributes with this value at the path; with `undefined`, without it. Nothing is changed in place. */
export function writePath(
  attributes: Attributes,
  path: string,
  value: Json | undefined,
): Attributes {
  return writeSegments(attributes, path.split("/"), value);
}

function writeSegments(
  attributes: JsonObject,
  segments: readonly string[],
  value: Json | undefined,
): Attributes {
  const [first = "", ...rest] = segments;
  const copy = bare(attributes);
  if (rest.length > 0) {
    const inner = copy[first];
    if (value === undefined && !isObject(inner)) return copy;
    copy[first] = writeSegments(isObject(inner) ? inner : noAttributes, rest, value);
  } else if (value === undefined) delete copy[first];
  else copy[first] = value;
  return copy;
}

/** Both, objects merged at every depth; where they disagree the second wins. */
export function mergeAttributes(first: JsonObject, second: JsonObject): Attributes {
  const merged = bare(first);
  for (const key of Object.keys(second)) {
    const ours = merged[key];
    const theirs = second[key] as Json;
    merged[key] = isObject(ours) && isObject(theirs) ? mergeAttributes(ours, theirs) : theirs;
  }
  return merged;
}
