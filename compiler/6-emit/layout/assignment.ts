import { builders } from "prettier/doc";
import { propertyKey } from "../text/quote.ts";
import type { Expression } from "./literals.ts";
import { type Doc, mark, type Origin } from "./mark.ts";

const { group, indent, indentIfBreak, line } = builders;

/**
 * `left: right` or `left = right`, broken as prettier breaks it:
 * - `never`: not after the operator;
 * - `before`: on the next line as soon as the whole does not fit (strings);
 * - `fluid`: on the next line only where the first line of the right side does not fit.
 */
function assignment(left: Doc, operator: string, right: Doc, breaks: Expression["break"]): Doc {
  switch (breaks) {
    case "never":
      return group([group(left), operator, " ", right]);
    case "before":
      return group([group(left), operator, group(indent([line, right]))]);
    case "fluid": {
      const id = Symbol("assignment");
      const space = group(indent(line), { id });
      return group([group(left), operator, space, indentIfBreak(right, { groupId: id })]);
    }
  }
}

/** Prettier never breaks after a key that is hardly longer than an indentation. Keys are ASCII, or longer. */
const shortKey = 5;

/** `key: value` in an object literal. */
export function property(key: string, value: Expression, origin?: Origin): Doc {
  const text = propertyKey(key);
  const left = origin ? mark(origin, text) : text;
  return assignment(left, ":", value.doc, text.length < shortKey ? "never" : value.break);
}

/** `export const name: Type = value;` @param type undefined: in JavaScript */
export function constant(name: Doc, type: string | undefined, value: Expression): Doc {
  const annotation = type === undefined ? "" : `: ${type}`;
  return [assignment(["export const ", name, annotation], " =", value.doc, value.break), ";"];
}
