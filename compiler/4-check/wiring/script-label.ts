import type { Member, Node } from "../../2-bind/model.ts";
import { isTyped } from "../../2-bind/scripts.ts";
import { quote } from "../../2-bind/text.ts";
import type { Label } from "../../diagnostics/diagnostic.ts";

/** The function whose type says which outcomes a node has, when one does. */
export function scriptLabels(node: Node): readonly Label[] {
  const part: Node | Member = node.members.at(-1) ?? node;
  if (!isTyped(part) || part.script === undefined) return [];
  const { path, signature } = part.script;
  const text = `${quote(signature.name)} returns ${quote(signature.returns)}`;
  return [{ file: path, span: signature.span, text }];
}
