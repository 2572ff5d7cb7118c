import type { StringLiteral } from "../1-syntax/ast.ts";
import type { Edge, Member as BoundMember, Node as BoundNode } from "../2-bind/model.ts";
import { isTyped } from "../2-bind/scripts.ts";
import type { Entry, Member, Node, NodeTypeReference, Outcome, Text } from "./ir.ts";
import { nodeTypeOf } from "./node-types.ts";
import { type Named, lowerSettings } from "./values.ts";

/** @param secrets the secret keys that this node, or one after it, still reads */
export function lowerNode(node: BoundNode, named: Named, secrets: readonly string[]): Node {
  return {
    ...lowerPart(node, named),
    members: node.members.map((member) => lowerPart(member, named)),
    outcomes: node.edges.map(lowerEdge),
    secrets,
  };
}

/** What a node and a page member have in common. */
function lowerPart(part: BoundNode | BoundMember, named: Named): Member {
  const { name, declaration, manifest } = part;
  return {
    name,
    type: codeOf(part),
    displayName: textOf(declaration.displayName),
    doc: declaration.doc?.text,
    settings: [
      ...lowerSettings(declaration.settings, manifest?.settings.properties ?? {}, named),
      ...outcomesOfScript(part),
    ],
    span: declaration.name.span,
  };
}

/** Where a script's types say what the outcomes are, the module lists them as a journey would. */
function outcomesOfScript(part: BoundNode | BoundMember): readonly Entry[] {
  const { manifest, script } = part;
  if (!isTyped(part) || script === undefined || manifest?.outcomes.from !== "setting") return [];
  const { span } = script.literal;
  const items = (script.signature.outcomes ?? []).map(
    (value) => ({ kind: "literal", value, span }) as const,
  );
  const key = { text: manifest.outcomes.setting, span };
  return [{ key, value: { kind: "list", items, span } }];
}

/** Every node has code: `lowerFile` asked `unrunnableNodes` first. */
function codeOf(part: BoundNode | BoundMember): NodeTypeReference {
  const type = nodeTypeOf(part);
  if (!type) throw new Error(`Node ${part.name} has no code, and lowering went on.`);
  return type;
}

export function textOf(literal: StringLiteral | undefined): Text | undefined {
  return literal && { text: literal.value, span: literal.span };
}

function lowerEdge({ outcome, target, wiring }: Edge): Outcome {
  const written = wiring.outcomes.find((name) => name.text === outcome);
  return {
    name: outcome,
    span: written?.span ?? wiring.else ?? wiring.span,
    target: {
      text: target.kind === "node" ? target.name : target.kind,
      span: wiring.target.span,
    },
  };
}
