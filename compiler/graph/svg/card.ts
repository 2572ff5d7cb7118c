import type { Box, BoxMember } from "../boxes.ts";
import { visible } from "../visible.ts";
import { textWidth } from "./text-width.ts";
import { cut, wrap } from "./wrap.ts";

export type TextStyle = "name" | "type" | "mark" | "end";

/** A run of characters of one style. */
export interface Run {
  readonly style: TextStyle | "member";
  readonly text: string;
}

/** A line of a box, placed from the top of the box to the middle of the line. */
export interface CardLine {
  readonly runs: readonly Run[];
  readonly y: number;
  readonly align: "middle" | "start";
}

/** A box with its text set and its size known. */
export interface Card {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly CardLine[];
  /** Where the list of members begins; undefined where there is none. */
  readonly rule: number | undefined;
  /** Everything that the box would say if there were room. */
  readonly full: string;
}

const nameWidth = 210;
const memberWidth = 180;
const membersAtMost = 16;
const sizes = { name: 14, end: 12, type: 11, mark: 11, member: 12 } as const;
const heights = { name: 18, end: 16, type: 15, mark: 15, member: 17 } as const;
/** Blank space at the left and right: pointed boxes need more. */
const sides = { start: 14, page: 14, decision: 24, step: 14, inner: 18, end: 14 } as const;

const measures = {
  name: (text: string) => textWidth(text, sizes.name, true),
  end: (text: string) => textWidth(text, sizes.end, true),
  type: (text: string) => textWidth(text, sizes.type),
  mark: (text: string) => textWidth(text, sizes.mark),
  member: (text: string) => textWidth(text, sizes.member),
};

const typeText = (type: string, opaque: boolean): string => visible(opaque ? `"${type}"` : type);

/** What a box says of itself beyond its name. */
function detailOf({ kind, detail, opaque }: Box): string | undefined {
  if (kind === "inner") return `journey ${visible(detail ?? "")}`;
  return detail === undefined ? undefined : typeText(detail, opaque);
}

function marksOf({ opaque, unreachable }: Box): readonly string[] {
  return [...(opaque ? ["unknown type"] : []), ...(unreachable ? ["unreachable"] : [])];
}

const letters = (text: string): string => text.replace(/[\s_-]/g, "").toLowerCase();

function memberRuns({ name, displayName, type, opaque }: BoxMember): readonly Run[] {
  const called = visible(displayName ?? name);
  const typed = cut(typeText(type, opaque), memberWidth, measures.type);
  const first: Run = { style: "member", text: cut(called, memberWidth, measures.member) };
  if (letters(called) === letters(type)) return [first];
  return [first, { style: "type", text: ` ${typed}` }];
}

function listed(members: readonly BoxMember[]): readonly (readonly Run[])[] {
  if (members.length <= membersAtMost) return members.map(memberRuns);
  const shown = members.slice(0, membersAtMost - 1);
  const rest: Run = { style: "mark", text: `and ${members.length - shown.length} more` };
  return [...shown.map(memberRuns), [rest]];
}

const widthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { style, text }) => sum + measures[style](text), 0);

function headRuns(box: Box): readonly Run[] {
  const style = box.kind === "end" || box.kind === "start" ? "end" : "name";
  const detail = detailOf(box);
  return [
    ...wrap(visible(box.name), nameWidth, measures[style], 3).map(
      (text) => ({ style, text }) as const,
    ),
    ...(detail === undefined
      ? []
      : wrap(detail, nameWidth, measures.type, 2).map(
          (text) => ({ style: "type", text }) as const,
        )),
    ...marksOf(box).map((text) => ({ style: "mark", text }) as const),
  ];
}

/** Sets the text of a box. */
export function cardOf(box: Box): Card {
  const padding = box.kind === "end" || box.kind === "start" ? 5 : 9;
  const head = headRuns(box);
  const members = listed(box.members);
  const lines: CardLine[] = [];
  let y = padding;
  const put = (runs: readonly Run[], height: number, align: CardLine["align"]): void => {
    lines.push({ runs, y: y + height / 2, align });
    y += height;
  };
  for (const run of head) put([run], heights[run.style], "middle");
  const rule = members.length === 0 ? undefined : y + 5;
  if (rule !== undefined) y = rule + 5;
  for (const runs of members) put(runs, heights.member, "start");
  const widest = Math.max(...head.map((run) => widthOf([run])), ...members.map(widthOf));
  return {
    box,
    width: Math.ceil(Math.max(widest, 44) + 2 * sides[box.kind]),
    height: Math.ceil(y + padding),
    lines,
    rule,
    full: fullText(box),
  };
}

function fullText(box: Box): string {
  const members = box.members.map(({ name, displayName, type, opaque }) => {
    const called = displayName === undefined ? name : `${displayName} (${name})`;
    return `${called}: ${typeText(type, opaque)}`;
  });
  const detail = detailOf(box);
  return [box.name, ...(detail === undefined ? [] : [detail]), ...marksOf(box), ...members].join(
    ", ",
  );
}
