import type {
  NodeDeclaration,
  OutcomeName,
  PageDeclaration,
  PageMember,
  Setting,
  Span,
  StartClause,
  TypeName,
  Wiring,
} from "../ast.ts";
import { indent, type Item, printSequence } from "./sequence.ts";
import { printString } from "./strings.ts";
import type { Trivia } from "./trivia.ts";
import { printKey, printValue } from "./values.ts";

/** The order of what stands in a body. */
const group = { setting: 0, start: 1, member: 1, wiring: 2, node: 3 } as const;

/** A heading and its body in braces. */
export function braced(
  heading: string,
  items: readonly Item[],
  span: Span,
  trivia: Trivia,
): string[] {
  const inside = trivia.peek(span);
  const body = { start: bodyStart(items, inside, span), end: span.end - 1 };
  const lines = printSequence(items, body, trivia);
  return lines.length === 0 ? [`${heading} {}`] : [`${heading} {`, ...indent(lines), "}"];
}

/** Comments before the first item belong to the heading. */
function bodyStart(
  items: readonly Item[],
  comments: readonly { readonly span: Span }[],
  span: Span,
): number {
  const first = Math.min(...items.map((item) => item.allows?.[0]?.span.start ?? item.span.start));
  const before = comments.find((comment) => comment.span.start < first);
  return before?.span.start ?? (Number.isFinite(first) ? first : span.end - 1);
}

/** @param column how far from the left the setting stands, for the width of its value */
export function settingItem(setting: Setting, column: number): Item {
  const key = `${printKey(setting.key)}: `;
  return {
    span: setting.span,
    group: group.setting,
    print(trivia) {
      const [first, ...rest] = printValue(setting.value, column + key.length, trivia);
      return [`${key}${first ?? ""}`, ...rest];
    },
  };
}

function printOutcome(outcome: OutcomeName): string {
  return outcome.quoted ? printString(outcome.text) : outcome.text;
}

function wiringItem(wiring: Wiring): Item {
  const outcomes = wiring.else ? "else" : wiring.outcomes.map(printOutcome).join(", ");
  return {
    span: wiring.span,
    group: group.wiring,
    aligned: outcomes,
    print: () => [`-> ${wiring.target.text}`],
  };
}

export function startItem(start: StartClause): Item {
  return { span: start.span, group: group.start, print: () => [`start -> ${start.target.text}`] };
}

export function named(part: {
  name: { text: string };
  displayName: { value: string } | undefined;
}): string {
  return part.displayName
    ? `${part.name.text} ${printString(part.displayName.value)}`
    : part.name.text;
}

function printType(type: TypeName): string {
  return type.opaque ? printString(type.text) : type.text;
}

function memberItem(member: PageMember): Item {
  const { span, allows, settings, type } = member;
  const heading = `${named(member)}: ${printType(type)}`;
  return {
    span,
    allows,
    group: group.member,
    print(trivia) {
      const bare = settings.length === 0 && !type.opaque && trivia.peek(span).length === 0;
      if (bare) return [heading];
      return braced(
        heading,
        settings.map((setting) => settingItem(setting, 6)),
        span,
        trivia,
      );
    },
  };
}

function nodeLines(node: NodeDeclaration, trivia: Trivia): string[] {
  const heading = `node ${named(node)}: ${printType(node.type)}`;
  const [wiring, ...others] = node.wirings;
  const bare = wiring !== undefined && wiring.outcomes.length === 0 && wiring.else === undefined;
  const short = bare && others.length === 0 && node.settings.length === 0;
  if (short && trivia.peek(node.span).length === 0) return [`${heading} -> ${wiring.target.text}`];
  const items = [
    ...node.settings.map((setting) => settingItem(setting, 4)),
    ...node.wirings.map(wiringItem),
  ];
  return braced(heading, items, node.span, trivia);
}

function pageLines(page: PageDeclaration, trivia: Trivia): string[] {
  const items = [
    ...page.settings.map((setting) => settingItem(setting, 4)),
    ...page.members.map(memberItem),
    ...page.wirings.map(wiringItem),
  ];
  return braced(`page ${named(page)}`, items, page.span, trivia);
}

export function nodeItem(node: NodeDeclaration | PageDeclaration): Item {
  return {
    span: node.span,
    allows: node.allows,
    group: group.node,
    spaced: true,
    print: (trivia) => (node.kind === "Node" ? nodeLines(node, trivia) : pageLines(node, trivia)),
  };
}
