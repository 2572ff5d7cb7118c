import { builders, printer } from "prettier/doc";
import type {
  Call,
  Expression,
  ListLiteral,
  Property,
  Token,
} from "../../../compiler/6-emit/layout/expression.ts";

type Doc = builders.Doc;
const { breakParent, conditionalGroup, fill, group, hardline, ifBreak, indent } = builders;
const { indentIfBreak, join, line, softline } = builders;

/** `name = value;`, laid out by prettier's own printer: what the emitter's writer must do, too. */
export function printedByPrettier(left: string, value: Expression): string {
  const document = [assignment(left, " =", value, value.breaks), ";", hardline];
  return printer.printDocToString(document, { printWidth: 100, tabWidth: 2 }).formatted;
}

function assignment(
  left: string,
  operator: string,
  value: Expression,
  breaks: Expression["breaks"],
): Doc {
  const right = documentOf(value);
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

function documentOf(expression: Expression): Doc {
  switch (expression.kind) {
    case "list":
      return listOf(expression);
    case "object": {
      const body = indent([line, join([",", line], expression.properties.map(propertyOf))]);
      const { expanded } = expression;
      return group(["{", body, ifBreak(","), line, "}"], { shouldBreak: expanded });
    }
    case "call":
      return callOf(expression);
    case "arrow": {
      const { head, object, member } = expression;
      const body = group([object.text, indent([softline, member.text])]);
      return [head.text, group(indent([line, body]))];
    }
    default:
      return expression.text;
  }
}

function propertyOf({ key, comment, value }: Property): Doc {
  const property = assignment(key, ":", value, key.length < 5 ? "never" : value.breaks);
  return comment.length === 0 ? property : [join(hardline, [...comment]), hardline, property];
}

function listOf({ items, filled, expanded }: ListLiteral): Doc {
  const id = Symbol("list");
  const docs = items.map(documentOf);
  const lastComma = ifBreak(",", "", { groupId: id });
  const parts = docs.flatMap((doc, index): Doc[] =>
    index === docs.length - 1 ? [[doc, lastComma]] : [[doc, ","], line],
  );
  const body = filled ? fill(parts) : [join([",", line], docs), ifBreak(",")];
  return group(["[", indent([softline, body]), softline, "]"], { shouldBreak: expanded, id });
}

/** A call of one token breaks inside its parentheses, one with an object hugs it where that has room. */
function callOf({ callee, types, first, last }: Call): Doc {
  const all = [...first.map(textOf), documentOf(last)];
  if (last.kind !== "object" && first.length === 0 && types.length === 0) {
    return group([callee.text, "(", indent([softline, ...all]), ifBreak(","), softline, ")"]);
  }
  const listed = indent([softline, join([",", line], types.map(textOf))]);
  const generic = types.length === 0 ? "" : group(["<", listed, softline, ">"]);
  const hugged = ["(", join(", ", all), ")"];
  const apart = group(["(", indent([line, join([",", line], all), ","]), line, ")"], {
    shouldBreak: true,
  });
  const broken = last.expanded ? breakParent : "";
  return [broken, callee.text, generic, conditionalGroup([hugged, apart])];
}

function textOf({ text }: Token): string {
  return text;
}
