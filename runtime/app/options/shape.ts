import { isObject } from "../../json.ts";

/** What an option's value must look like, where no compiler has seen to it. */
export interface Shape {
  /** As the end of "Give …". */
  readonly wanted: string;
  is(value: unknown): boolean;
  /** The names that an object of this shape may have. */
  readonly names?: readonly string[];
}

/** A shape for each of some options. */
export type Shapes<Options> = { readonly [Name in keyof Required<Options>]: Shape };

export function typed(type: "string" | "boolean" | "function", wanted: string): Shape {
  return { wanted, is: (value) => typeof value === type };
}

export function list(wanted: string, is: (entry: unknown) => boolean): Shape {
  return { wanted, is: (value) => Array.isArray(value) && value.every(is) };
}

/** An object that has at least these methods. */
export function methods(wanted: string, ...names: readonly string[]): Shape {
  return { wanted, is: (value) => names.every((name) => isMethod(value, name)) };
}

/** An object with no other names than these. */
export function fields(...names: readonly string[]): Shape {
  return { wanted: "an object", is: isObject, names };
}

/** The same, or `false` for none. */
export function fieldsOrFalse(...names: readonly string[]): Shape {
  return { wanted: "an object, or `false`", is: (it) => it === false || isObject(it), names };
}

export const isText = (value: unknown): boolean => typeof value === "string";
export const text = typed("string", "a text");
export const texts = list("a list of texts", isText);
export const yesOrNo = typed("boolean", "`true` or `false`");

function isMethod(value: unknown, name: string): boolean {
  if (!isObject(value)) return false;
  const member: unknown = value[name];
  return typeof member === "function";
}

/** Whether a value is a text, or one for each of some languages, and nowhere empty. */
export function isWording(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (!isObject(value)) return false;
  const texts = Object.values(value);
  return texts.length > 0 && texts.every((text) => typeof text === "string" && text.trim() !== "");
}
