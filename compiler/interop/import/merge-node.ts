import type {
  NodeDeclaration,
  PageDeclaration,
  PageMember,
  Setting,
  SourceFile,
  Span,
  Wiring,
} from "../../1-syntax/ast.ts";
import type { PartChanges } from "./changes.ts";
import { type Edit, insertAt, lineEnd, slice } from "./edit.ts";

type Part = NodeDeclaration | PageDeclaration | PageMember;

/** Two texts of one journey. */
export interface Versions {
  readonly earlier: SourceFile;
  readonly fresh: SourceFile;
}

interface Item {
  readonly span: Span;
}

/** Name, display name and type. */
function headSpan(part: Part): Span {
  const last = part.kind === "Page" ? (part.displayName ?? part.name) : part.type;
  return { start: part.name.span.start, end: last.span.end };
}

/** Where the body of a part begins; undefined for one without braces. */
function bodyStart({ text }: SourceFile, part: Part): number | undefined {
  const { end } = headSpan(part);
  const brace = /^\s*\{/.exec(text.slice(end, part.span.end));
  return brace ? end + brace[0].length : undefined;
}

/** Puts the items of a list where they belong among those that are there; those with one key are the same item. */
function listEdits<T extends Item>(
  { earlier, fresh }: Versions,
  [before, after]: readonly [readonly T[], readonly T[]],
  keyOf: (item: T) => string,
  start: number,
  edit: (old: T, item: T) => readonly Edit[],
): readonly Edit[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const keys = new Set(after.map(keyOf));
  let last = start;
  const kept = after.flatMap((item) => {
    const known = old.get(keyOf(item));
    if (known === undefined) return [insertAt(last, `\n${slice(fresh, item.span)}\n`)];
    last = lineEnd(earlier, known.span.end);
    return edit(known, item);
  });
  const removed = before.filter((item) => !keys.has(keyOf(item)));
  return [...kept, ...removed.map(({ span }) => ({ span, text: "" }))];
}

function replacement({ fresh }: Versions, old: Item, item: Item): readonly Edit[] {
  return [{ span: old.span, text: slice(fresh, item.span) }];
}

function outcomesOf({ outcomes }: Wiring): string {
  return JSON.stringify(outcomes.map(({ text }) => text));
}

function wiringsOf(part: Part): readonly Wiring[] {
  return part.kind === "Member" ? [] : part.wirings;
}

function membersOf(part: Part): readonly PageMember[] {
  return part.kind === "Page" ? part.members : [];
}

const nameOf = ({ name }: PageMember): string => name.text;
const keyOf = ({ key }: Setting): string => key.text;

/** True when both have the same items in the same order, as far as they have them both. */
function inOneOrder(before: readonly string[], after: readonly string[]): boolean {
  const known = new Set(before);
  const kept = new Set(after);
  const order = before.filter((key) => kept.has(key));
  return after.filter((key) => known.has(key)).every((key, index) => key === order[index]);
}

/**
 * The edits that make of an earlier text of a node, page or member what a newer one says, and leave the rest as it is:
 * settings that say the same, comments, the grouping of outcomes.
 */
export function partEdits(
  versions: Versions,
  old: Part,
  part: Part,
  changes: PartChanges,
): readonly Edit[] {
  const { earlier, fresh } = versions;
  const members = [membersOf(old), membersOf(part)] as const;
  const brace = bodyStart(earlier, old);
  const isPossible =
    brace !== undefined &&
    bodyStart(fresh, part) !== undefined &&
    old.kind === part.kind &&
    inOneOrder(members[0].map(nameOf), members[1].map(nameOf));
  if (!isPossible) return replacement(versions, old, part);
  const start = lineEnd(earlier, brace);
  // What says the same is not looked at.
  const said = ({ settings }: Part): readonly Setting[] =>
    settings.filter(({ key }) => changes.settings.has(key.text));
  const settings = listEdits(versions, [said(old), said(part)], keyOf, start, (one, other) =>
    replacement(versions, one.value, other.value),
  );
  const afterSettings = lineEnd(earlier, old.settings.at(-1)?.span.end ?? start);
  const inner = listEdits(versions, members, nameOf, afterSettings, (one, other) => {
    const change = changes.members.get(one.name.text);
    return change ? partEdits(versions, one, other, change) : [];
  });
  const end = lineEnd(earlier, membersOf(old).at(-1)?.span.end ?? afterSettings);
  const wirings = [wiringsOf(old), wiringsOf(part)] as const;
  const wired = changes.wiring
    ? listEdits(versions, wirings, outcomesOf, end, (one, other) =>
        replacement(versions, one.target, other.target),
      )
    : [];
  const head = changes.head ? [{ span: headSpan(old), text: slice(fresh, headSpan(part)) }] : [];
  return [...head, ...settings, ...inner, ...wired];
}
