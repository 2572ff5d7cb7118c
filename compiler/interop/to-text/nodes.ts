import { quoted } from "../../1-syntax/print/string-text.ts";
import { displayNameToWrite, memberName, type TextNames } from "./names.ts";
import { settingLines } from "./settings.ts";
import type { SourceMember, SourceNode } from "./source.ts";
import type { Words } from "./values.ts";
import { wiringLines } from "./wirings.ts";

/** What the text of a node needs to know of its journey. */
export interface NodeText {
  readonly names: TextNames;
  readonly words: Words;
  /** The name of a target, by its id. */
  readonly nameOf: (target: string) => string;
}

function headOf(name: string, member: SourceMember): string {
  const displayName = displayNameToWrite(name, member);
  return displayName === undefined ? name : `${name} ${quoted(displayName)}`;
}

function typeOf({ manifest, amType }: SourceMember): string {
  // The layout keeps halves of characters, which no text has.
  return manifest?.type ?? quoted(amType.toWellFormed());
}

function linesOf(
  name: string,
  member: SourceMember,
  { words }: Pick<NodeText, "words">,
): readonly string[] {
  const { settings, manifest } = member;
  return settings === undefined ? [] : settingLines(name, settings, manifest?.settings, words);
}

function memberText(name: string, member: SourceMember, parts: NodeText): string {
  const lines = linesOf(name, member, parts);
  const head = `${headOf(name, member)}: ${typeOf(member)}`;
  // Without braces a text in quotes would be a setting's value.
  if (lines.length === 0) return member.manifest === undefined ? `${head} {}` : head;
  return [`${head} {`, ...lines, "}"].join("\n");
}

/** The words of a page's own settings, which may name its members. */
function withMember(words: Words, member: Words["member"]): Words {
  return {
    member,
    journey: (name) => words.journey(name),
    script: (id) => words.script(id),
    environment: (placeholder) => words.environment(placeholder),
    resource: (name) => words.resource(name),
    connector: (name) => words.connector(name),
  };
}

/** A node or page as text, before it is formatted. */
export function nodeText(node: SourceNode, parts: NodeText): string {
  const name = parts.names.nodes.get(node.id) ?? node.id;
  const member = (id: string): string | undefined => {
    const index = node.members.findIndex((each) => each.id === id);
    return index < 0 ? undefined : memberName(parts.names, node.id, index);
  };
  const lines = linesOf(name, node, { words: withMember(parts.words, member) });
  const wirings = wiringLines(node, parts.nameOf);
  if (node.amType !== "PageNode") {
    const head = `node ${headOf(name, node)}: ${typeOf(node)}`;
    return [`${head} {`, ...lines, "", ...wirings, "}"].join("\n");
  }
  const members = node.members.map((member, index) =>
    memberText(memberName(parts.names, node.id, index), member, parts),
  );
  const head = `page ${headOf(name, node)} {`;
  return [head, ...lines, "", ...parted(members), "", ...wirings, "}"].join("\n");
}

/** Members with an empty line around each that has settings. */
function parted(members: readonly string[]): readonly string[] {
  const hasBody = (text: string | undefined): boolean => text?.includes("\n") ?? false;
  return members.flatMap((text, index) => {
    const isParted = index > 0 && (hasBody(text) || hasBody(members[index - 1]));
    return isParted ? ["", text] : [text];
  });
}
