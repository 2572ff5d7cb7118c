import { builders } from "prettier/doc";
import type { Doc } from "./mark.ts";

const { breakParent, fill, group, ifBreak, indent, join, line, softline } = builders;

/** An expression as a document, with what prettier's layout of the code around it depends on. */
export interface Expression {
  readonly doc: Doc;
  /** How it may stand after `key:` or `name =`, see `assignment`. */
  readonly break: "never" | "before" | "fluid";
  readonly shape: "number" | "object" | "list" | "other";
  /** Entries of an object, items of a list. */
  readonly size: number;
  /** True: it stands on several lines. */
  readonly expanded: boolean;
}

/** An expression of one token. */
export function token(doc: Doc, breaks: Expression["break"]): Expression {
  return { doc, break: breaks, shape: "other", size: 0, expanded: false };
}

export function number(value: number): Expression {
  const text = Number.isFinite(value) ? String(value).replace("e+", "e") : infinite(value);
  const signed = Object.is(value, -0) ? "-0" : text;
  return { ...token(signed, signed.startsWith("-") ? "fluid" : "never"), shape: "number" };
}

/** Numbers too large for a double become infinite when they are read; they stay so. */
function infinite(value: number): string {
  return value > 0 ? "1e999" : "-1e999";
}

/** @param expanded on several lines, even where one would do */
export function object(properties: readonly Doc[], expanded: boolean): Expression {
  if (properties.length === 0) return { ...token("{}", "fluid"), shape: "object" };
  const body = indent([line, join([",", line], [...properties])]);
  return {
    doc: group(["{", body, ifBreak(","), line, "}"], { shouldBreak: expanded }),
    break: "fluid",
    shape: "object",
    size: properties.length,
    expanded,
  };
}

/** Prettier fills lines with numbers, and sets lists of objects or of lists on several lines. */
export function list(items: readonly Expression[]): Expression {
  if (items.length === 0) return { ...token("[]", "fluid"), shape: "list" };
  const numbers = items.length > 1 && items.every((item) => item.shape === "number");
  const expanded = isMatrix(items) || items.some((item) => item.expanded);
  const id = Symbol("list");
  const body = numbers
    ? filled(items, ifBreak(",", "", { groupId: id }))
    : [
        join(
          [",", line],
          items.map((item) => item.doc),
        ),
        ifBreak(","),
      ];
  return {
    doc: group(["[", indent([softline, body]), softline, "]"], { shouldBreak: expanded, id }),
    break: "fluid",
    shape: "list",
    size: items.length,
    expanded,
  };
}

function isMatrix(items: readonly Expression[]): boolean {
  const shape = items[0]?.shape;
  if (items.length < 2 || (shape !== "object" && shape !== "list")) return false;
  return items.every((item) => item.shape === shape && item.size > 1);
}

function filled(items: readonly Expression[], lastComma: Doc): Doc {
  return fill(
    items.flatMap((item, index): Doc[] =>
      index === items.length - 1 ? [[item.doc, lastComma]] : [[item.doc, ","], line],
    ),
  );
}

/** `callee(argument)` with one short argument. */
export function call(callee: string, argument: Doc, width: number): Expression {
  const body = [indent([softline, argument]), ifBreak(","), softline];
  // Prettier does not break inside a call whose only argument takes less than a quarter of the line.
  return token(group([callee, "(", ...body, ")"]), width <= 25 ? "before" : "fluid");
}

/** `callee(first, { … })`: the object hugs the parentheses where the line is long enough for what stands before it. */
export function hug(callee: Doc, first: readonly Doc[], last: Expression): Expression {
  const all = [...first, last.doc];
  const hugged = ["(", join(", ", all), ")"];
  const apart = group(["(", indent([line, join([",", line], all), ","]), line, ")"], {
    shouldBreak: true,
  });
  const broken = last.expanded ? breakParent : "";
  return {
    ...token([broken, callee, builders.conditionalGroup([hugged, apart])], "fluid"),
    expanded: last.expanded,
  };
}

/** `callee<First, Second>`; prettier does not break between a single type and its brackets. */
export function withTypes(callee: string, types: readonly string[]): Doc {
  if (types.length === 1) return [callee, `<${types[0]}>`];
  return [callee, group(["<", indent([softline, join([",", line], [...types])]), softline, ">"])];
}
