import type { AnyNode, Program } from "acorn";
import { refusedBindings } from "@journeyc/runtime/catalogue";
import { isFunction, walk } from "./walk.ts";

/** A binding that there is only in AM, where a script uses it first. */
export interface RefusedUse {
  /** As the script writes it: `secrets`, `openidm.delete`. */
  readonly binding: string;
  readonly line: number;
}

const refused: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(refusedBindings));

/**
 * The bindings that a script uses and that there are only in AM, each once, in the order of the text. A name that the
 * script declares itself, wherever, is taken for its own.
 */
export function refusedOf(program: Program, text: string): readonly RefusedUse[] {
  const own = declaredIn(program);
  const first = new Map<string, number>();
  walk(program, (node) => {
    const binding = bindingOf(node);
    if (binding === undefined || own.has(binding.split(".")[0] ?? "")) return;
    first.set(binding, Math.min(node.start, first.get(binding) ?? node.start));
  });
  return [...first]
    .toSorted(([, one], [, other]) => one - other)
    .map(([binding, start]) => ({ binding, line: text.slice(0, start).split("\n").length }));
}

/** `secrets.…` as a whole, `openidm.delete` as the member. */
function bindingOf(node: AnyNode): string | undefined {
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return undefined;
  const { name } = node.object;
  const members = refused.get(name);
  if (members?.length === 0) return name;
  const { property, computed } = node;
  const member = property.type === "Identifier" && !computed ? property.name : undefined;
  return member !== undefined && members?.includes(member) ? `${name}.${member}` : undefined;
}

function declaredIn(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (node: AnyNode | null | undefined): void => {
    if (node?.type === "Identifier") names.add(node.name);
  };
  walk(program, (node, parent) => {
    if (node.type === "VariableDeclarator") note(node.id);
    if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") note(node.id);
    if (node.type === "CatchClause") note(node.param);
    if (isFunction(parent)) note(node);
  });
  return names;
}
