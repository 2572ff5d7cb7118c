import { builders } from "prettier/doc";
import type { Member, Node, Outcome } from "../5-lower/ir.ts";
import { property } from "./layout/assignment.ts";
import { call, type Expression, hug, object } from "./layout/literals.ts";
import { type Doc, mark } from "./layout/mark.ts";
import type { LocalNames } from "./local-names.ts";
import { docCommentLines } from "./text/comment.ts";
import { settingsObject, text, texts } from "./values.ts";

const { hardline, join } = builders;

/** A documentation comment and what it stands above. */
export function documented(doc: string | undefined, declaration: Doc): Doc {
  const lines = docCommentLines(doc ?? "");
  return lines.length === 0 ? declaration : [join(hardline, [...lines]), hardline, declaration];
}

/** The nodes of a journey, or the members of a page. */
export function namedObject<Part extends Node | Member>(
  parts: readonly Part[],
  emit: (part: Part) => Expression,
): Expression {
  const properties = parts.map((part) =>
    documented(part.doc, property(part.name, emit(part), { span: part.span, name: part.name })),
  );
  return object(properties, true);
}

/** `node(page, { … })` */
export function emitNode(node: Node, names: LocalNames): Expression {
  const parts = commonParts(node, names);
  if (node.members.length > 0) {
    parts.push(
      property(
        "members",
        namedObject(node.members, (member) => emitMember(member, names)),
      ),
    );
  }
  parts.push(property("outcomes", outcomesObject(node.outcomes)));
  if (node.secrets.length > 0) parts.push(property("secrets", texts(node.secrets)));
  return hug(names.runtime("node"), [names.nodeType(node.type)], object(parts, true));
}

/** `member(platformUsername)` */
function emitMember(member: Member, names: LocalNames): Expression {
  const type = names.nodeType(member.type);
  const parts = commonParts(member, names);
  if (parts.length === 0) return call(names.runtime("member"), type, type.length);
  return hug(names.runtime("member"), [type], object(parts, true));
}

function commonParts({ displayName, settings }: Node | Member, names: LocalNames): Doc[] {
  const parts: Doc[] = [];
  if (displayName) {
    parts.push(property("displayName", text(displayName.text), { span: displayName.span }));
  }
  if (settings.length > 0) parts.push(property("settings", settingsObject(settings, names)));
  return parts;
}

function outcomesObject(outcomes: readonly Outcome[]): Expression {
  const properties = outcomes.map(({ name, span, target }) => {
    const value = text(target.text);
    const marked = { ...value, doc: mark({ span: target.span }, value.doc as string) };
    return property(name, marked, { span, name });
  });
  return object(properties, properties.length > 1);
}
