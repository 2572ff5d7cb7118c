import { visible } from "../visible.ts";
import { textWidth } from "./text-width.ts";
import { cut } from "./wrap.ts";

/** The outcomes at an arrow, as they are set. */
export interface ArrowLabel {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export const labelLineHeight = 14;
const size = 11;
const lineWidth = 150;
const linesAtMost = 6;

const measure = (text: string): number => textWidth(text, size);

function linesOf(outcomes: readonly string[]): readonly string[] {
  const texts = outcomes.map((outcome) => visible(outcome).trim());
  const one = texts.join(", ");
  if (measure(one) <= lineWidth) return [one];
  const cuts = texts.map((text, index) =>
    cut(index === texts.length - 1 ? text : `${text},`, lineWidth, measure),
  );
  if (cuts.length <= linesAtMost) return cuts;
  const shown = cuts.slice(0, linesAtMost - 1);
  return [...shown, `and ${cuts.length - shown.length} more`];
}

/** Sets the outcomes of an arrow; undefined where there is no choice. */
export function arrowLabel(outcomes: readonly string[]): ArrowLabel | undefined {
  if (outcomes.length === 0) return undefined;
  const lines = linesOf(outcomes);
  return {
    lines,
    width: Math.ceil(Math.max(...lines.map(measure))) + 8,
    height: lines.length * labelLineHeight + 2,
  };
}
