import type { AnyNode, Expression, Program } from "acorn";
import { isFunction, walk } from "./walk.ts";

/** Names that are declared once, with a text or an object of texts, and nowhere written again. */
export interface Constants {
  readonly texts: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function constantsOf(program: Program): Constants {
  const texts = new Map<string, string>();
  const members = new Map<string, ReadonlyMap<string, string>>();
  const written = new Map<string, number>();
  const count = (name: string): void => void written.set(name, (written.get(name) ?? 0) + 1);
  walk(program, (node, parent) => {
    for (const name of namesWritten(node)) count(name);
    // A parameter of the same name hides the constant.
    if (isFunction(parent) && node.type === "Identifier") count(node.name);
    if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init) return;
    const text = textOf(node.init);
    if (text !== undefined) texts.set(node.id.name, text);
    const object = membersOf(node.init);
    if (object) members.set(node.id.name, object);
  });
  for (const [name, times] of written) {
    if (times === 1) continue;
    texts.delete(name);
    members.delete(name);
  }
  return { texts, members };
}

/** The names that a node gives a value, itself or a part of it. */
function namesWritten(node: AnyNode): readonly string[] {
  if (node.type === "VariableDeclarator") return nameOf(node.id);
  if (node.type === "AssignmentExpression")
    return node.left.type === "MemberExpression" ? nameOf(node.left.object) : nameOf(node.left);
  if (node.type === "UpdateExpression") return nameOf(node.argument);
  return [];
}

function nameOf(node: AnyNode): readonly string[] {
  return node.type === "Identifier" ? [node.name] : [];
}

function textOf(value: Expression): string | undefined {
  return value.type === "Literal" && typeof value.value === "string" ? value.value : undefined;
}

function membersOf(value: Expression): ReadonlyMap<string, string> | undefined {
  if (value.type !== "ObjectExpression") return undefined;
  const found = new Map<string, string>();
  for (const property of value.properties) {
    if (property.type !== "Property" || property.computed) return undefined;
    const { key } = property;
    const name =
      key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : "";
    const text = textOf(property.value);
    if (text !== undefined) found.set(name, text);
  }
  return found;
}
