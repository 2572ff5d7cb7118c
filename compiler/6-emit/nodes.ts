import type { Member, Node, Outcome } from "../5-lower/ir.ts";
import type { Expression, ObjectLiteral, Property, Token } from "./layout/expression.ts";
import { call, hug, identifier, object, ownProperty, property, string } from "./layout/literals.ts";
import type { LocalNames } from "./local-names.ts";
import { docCommentLines } from "./text/comment.ts";
import { settingsObject, texts } from "./values.ts";

/** The nodes of a journey, or the members of a page. */
export function namedObject<Part extends Node | Member>(
  parts: readonly Part[],
  emit: (part: Part) => Expression,
): ObjectLiteral | Token {
  const properties = parts.map((part) =>
    property(part.name, emit(part), part, docCommentLines(part.doc)),
  );
  return object(properties, true);
}

/** `node(page, { … })` */
export function emitNode(node: Node, names: LocalNames): Expression {
  const parts = commonParts(node, names);
  if (node.members.length > 0) {
    const members = namedObject(node.members, (member) => emitMember(member, names));
    parts.push(ownProperty("members", members));
  }
  parts.push(ownProperty("outcomes", outcomesObject(node.outcomes)));
  if (node.secrets.length > 0) parts.push(ownProperty("secrets", texts(node.secrets)));
  return hug(
    identifier(names.runtime("node")),
    [identifier(names.nodeType(node.type))],
    object(parts, true),
  );
}

/** `member(platformUsername)` */
function emitMember(member: Member, names: LocalNames): Expression {
  const callee = identifier(names.runtime("member"));
  const type = identifier(names.nodeType(member.type));
  const parts = commonParts(member, names);
  if (parts.length === 0) return call(callee, type);
  return hug(callee, [type], object(parts, true));
}

function commonParts({ displayName, settings }: Node | Member, names: LocalNames): Property[] {
  const parts: Property[] = [];
  if (displayName) {
    parts.push(ownProperty("displayName", string(displayName.text), displayName));
  }
  if (settings.length > 0) parts.push(ownProperty("settings", settingsObject(settings, names)));
  return parts;
}

function outcomesObject(outcomes: readonly Outcome[]): Expression {
  const properties = outcomes.map((outcome) =>
    property(outcome.name, string(outcome.target.text, outcome.target), outcome),
  );
  return object(properties, properties.length > 1);
}
