import * as fc from "fast-check";
import type {
  Expression,
  ObjectLiteral,
  Property,
  Token,
} from "../../../compiler/6-emit/layout/expression.ts";
import {
  arrow,
  call,
  hug,
  list,
  number,
  object,
  property,
  string,
  token,
} from "../../../compiler/6-emit/layout/literals.ts";

const span = { start: 0, end: 0 };

/** Up to the end of a line, and in scripts whose characters take two columns, or none. */
const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.integer({ min: 0, max: 100 }).map((length) => "x".repeat(length)),
  fc.integer({ min: 0, max: 50 }).map((length) => "語".repeat(length)),
  fc.integer({ min: 0, max: 50 }).map((length) => "é".normalize("NFD").repeat(length)),
  fc.string({ unit: fc.constantFrom("a", "語", "☝️", "👍🏽", "🇩🇪", "©", "\u0301"), maxLength: 60 }),
);
const name = fc
  .integer({ min: 1, max: 100 })
  .chain((length) => fc.constantFrom("n".repeat(length), "n".repeat(1 + (length % 12))));
const identifier = name.map((it) => token(it));

/** Half of them are marked by what is written there. */
function marked(
  written: string,
  isMarked: boolean,
): { span: typeof span; name: string } | undefined {
  return isMarked ? { span, name: written } : undefined;
}

const literal: fc.Arbitrary<Expression> = fc.oneof(
  fc.tuple(text, fc.boolean()).map(([value, isMarked]): Token => {
    return string(value, marked(string(value).text, isMarked));
  }),
  fc.oneof(fc.integer(), fc.double({ noNaN: true })).map(number),
  name.map((it) => token(it, "fluid")),
  fc.constantFrom(token("true"), token("null", "fluid")),
  fc.tuple(name, text).map(([callee, argument]) => call(token(callee), string(argument))),
);

const numbers = fc
  .array(fc.oneof(fc.integer(), fc.integer({ min: -20, max: 20 })), { maxLength: 60 })
  .map((items) => list(items.map(number)));

function propertyOf(value: fc.Arbitrary<Expression>): fc.Arbitrary<Property> {
  return fc.tuple(fc.oneof(name, text), value, fc.boolean()).map(([key, it, isMarked]) => {
    return property(key, it, marked(property(key, it).key, isMarked));
  });
}

const comment = fc.constantFrom(
  [],
  ["/** About it. */"],
  ["/**", ` * ${"long ".repeat(30)}.`, " */"],
);

function objectOf(value: fc.Arbitrary<Expression>): fc.Arbitrary<ObjectLiteral | Token> {
  return fc
    .tuple(fc.array(propertyOf(value), { maxLength: 4 }), fc.boolean(), comment)
    .map(([properties, isExpanded, above]) => {
      // As an emitter must: what holds several lines stands on several, and only there is room for comments.
      const expanded = isExpanded || properties.some((each) => each.value.expanded);
      const [first, ...more] = properties;
      if (first === undefined || !expanded) return object(properties, expanded);
      return object([{ ...first, comment: above }, ...more], expanded);
    });
}

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    literal,
    numbers,
    fc.array(tie("expression"), { maxLength: 5 }).map(list),
    objectOf(tie("expression")),
    fc
      .tuple(
        identifier,
        fc.array(identifier, { maxLength: 2 }),
        objectOf(tie("expression")),
        fc.array(identifier, { maxLength: 3 }),
      )
      .map(([callee, first, last, types]) => hug(callee, first, last, types)),
    fc.tuple(identifier, identifier).map(([it, member]) => arrow(token("async () =>"), it, member)),
  ),
}));

/** An expression of any kind, so deep inside objects that a line of 100 columns may end anywhere in it. */
export const randomExpression: fc.Arbitrary<Expression> = fc
  .tuple(expression, fc.nat({ max: 45 }), name)
  .map(([it, depth, key]) => {
    let outer = it;
    for (let level = 0; level < depth; level += 1) {
      outer = object([property(level === 0 ? key : "in", outer)], true);
    }
    return outer;
  });

/** What is marked in an expression, in the order of the text. */
export function marksOf(value: Expression): readonly string[] {
  switch (value.kind) {
    case "list":
      return value.items.flatMap(marksOf);
    case "object":
      return value.properties.flatMap((each) => [
        ...(each.origin?.name === undefined ? [] : [each.origin.name]),
        ...marksOf(each.value),
      ]);
    case "call":
      return marksOf(value.last);
    case "arrow":
      return [value.object, value.member].flatMap(marksOf);
    default:
      return value.origin?.name === undefined ? [] : [value.origin.name];
  }
}
