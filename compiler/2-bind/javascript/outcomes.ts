import type { AnyNode, AssignmentExpression, Expression, Program, VariableDeclarator } from "acorn";
import { constantsOf, type Constants } from "./constants.ts";
import { isFunction, walk } from "./walk.ts";

/** The outcomes that a script sets. */
export interface SetOutcomes {
  readonly texts: ReadonlySet<string>;
  /** False: it may set others, too, which nobody can tell without running it. */
  readonly isWhole: boolean;
}

/** Reads `action.goTo(…)` and `outcome = …`. */
export function outcomesOf(program: Program): SetOutcomes {
  const constants = constantsOf(program);
  const hasLocal = declaresLocally(program, "outcome");
  const texts = new Set<string>();
  let isWhole = true;
  const note = (value: Expression | undefined): void => {
    const found = value && textsOf(value, constants);
    if (!found) isWhole = false;
    for (const text of found ?? []) texts.add(text);
  };
  walk(program, (node, parent) => {
    if (isGoTo(node)) note(argumentOf(node));
    else if (writesOutcome(node)) {
      if (hasLocal) isWhole = false;
      else note(node.type === "AssignmentExpression" ? node.right : (node.init ?? undefined));
    } else if (isNamed(node, "action") && !isCalled(parent)) isWhole = false;
    // Whatever is run as a text, or has its names from an object, may set it.
    else if (isNamed(node, "eval") || isNamed(node, "globalThis")) isWhole = false;
    else if (node.type === "WithStatement") isWhole = false;
  });
  return { texts, isWhole };
}

/** `outcome = …` and `var outcome = …`. */
function writesOutcome(node: AnyNode): node is AssignmentExpression | VariableDeclarator {
  if (node.type === "AssignmentExpression") return isNamed(node.left, "outcome");
  return node.type === "VariableDeclarator" && isNamed(node.id, "outcome") && !!node.init;
}

/** Whether a variable of this name may be another one than the script's. */
function declaresLocally(program: Program, name: string): boolean {
  const outer = new Set<AnyNode>(
    program.body.flatMap((item) => (item.type === "VariableDeclaration" ? item.declarations : [])),
  );
  let found = false;
  walk(program, (node, parent) => {
    if (node.type === "VariableDeclarator" && isNamed(node.id, name) && !outer.has(node))
      found = true;
    if (isNamed(node, name) && isFunction(parent)) found = true;
  });
  return found;
}

function isNamed(node: AnyNode | null | undefined, name: string): boolean {
  return node?.type === "Identifier" && node.name === name;
}

/** Methods of `action`, at the end of a chain as well: `action.withHeader("a").goTo("b")`. */
function isGoTo(node: AnyNode): boolean {
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    isNamed(node.callee.property, "goTo") &&
    isNamed(beginOf(node.callee.object), "action")
  );
}

function beginOf(node: AnyNode): AnyNode {
  let begin = node;
  for (;;) {
    if (begin.type === "MemberExpression") begin = begin.object;
    else if (begin.type === "CallExpression") begin = begin.callee;
    else return begin;
  }
}

function argumentOf(node: AnyNode): Expression | undefined {
  if (node.type !== "CallExpression") return undefined;
  const [first] = node.arguments;
  return first?.type === "SpreadElement" ? undefined : first;
}

/** Whether `action` stands where a method of it is called: else it goes elsewhere, and comes back as another name. */
function isCalled(parent: AnyNode | undefined): boolean {
  return parent?.type === "MemberExpression" && !parent.computed;
}

/** The texts that an expression may be; undefined where they are not known. */
function textsOf(value: Expression, constants: Constants): readonly string[] | undefined {
  switch (value.type) {
    case "Literal":
      return typeof value.value === "string" || typeof value.value === "boolean"
        ? [String(value.value)]
        : undefined;
    case "TemplateLiteral": {
      const [only] = value.quasis;
      return value.expressions.length === 0 ? [only?.value.cooked ?? ""] : undefined;
    }
    case "ConditionalExpression": {
      const yes = textsOf(value.consequent, constants);
      const no = textsOf(value.alternate, constants);
      return yes && no && [...yes, ...no];
    }
    case "ParenthesizedExpression":
      return textsOf(value.expression, constants);
    case "Identifier": {
      const text = constants.texts.get(value.name);
      return text === undefined ? undefined : [text];
    }
    case "MemberExpression": {
      const { object, property, computed } = value;
      if (object.type !== "Identifier" || property.type !== "Identifier" || computed)
        return undefined;
      const text = constants.members.get(object.name)?.get(property.name);
      return text === undefined ? undefined : [text];
    }
    default:
      return undefined;
  }
}
