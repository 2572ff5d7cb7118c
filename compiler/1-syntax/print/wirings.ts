import type { OutcomeName, Wiring } from "../ast.ts";
import { pageWidth, type Printed, type Unit } from "./block.ts";
import type { Remarks } from "./remarks.ts";
import { quoted } from "./string-text.ts";

interface Outcome {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An outcome as it was written: bare, or in quotes. */
export function outcomeText({ text, quoted: isQuoted }: OutcomeName): string {
  return isQuoted ? quoted(text) : text;
}

function outcomesOf(wiring: Wiring): Outcome[] {
  const named = wiring.outcomes.map((outcome) => ({
    text: outcomeText(outcome),
    ...outcome.span,
  }));
  return wiring.else === undefined ? named : [...named, { text: "else", ...wiring.else }];
}

/** One wiring, taken apart for its block's alignment. */
interface Parts {
  readonly wiring: Wiring;
  readonly outcomes: readonly Outcome[];
  /** `a, b`, with the comments between them. */
  readonly head: string;
  readonly target: string;
  readonly hoists: boolean;
  readonly long: boolean;
}

function partsOf(wiring: Wiring, indentation: number, remarks: Remarks): Parts {
  const { start, end } = wiring.span;
  const hoists = remarks.breaks(start, end);
  const inline = (from: number, to: number): string => (hoists ? "" : remarks.inline(from, to));
  const outcomes = outcomesOf(wiring);
  let before = start;
  const heads = outcomes.map((outcome) => {
    const text = inline(before, outcome.start) + outcome.text;
    before = outcome.end;
    return text;
  });
  const target = `-> ${inline(before, wiring.target.span.start)}${wiring.target.text}`;
  const head = heads.join(", ");
  const width = indentation + head.length + 1 + target.length;
  const long = outcomes.length > 1 && width > pageWidth;
  return {
    wiring,
    outcomes: outcomes.map((outcome, index) => ({ ...outcome, text: heads[index] ?? "" })),
    head,
    target,
    hoists,
    long,
  };
}

function printWiring(parts: Parts, width: number, indentation: string, remarks: Remarks): Printed {
  const { wiring, outcomes, head, target, hoists, long } = parts;
  const above = hoists ? remarks.within(wiring.span.start, wiring.span.end) : [];
  if (head === "") return { text: target, above };
  if (!long) return { text: `${head.padEnd(width)} ${target}`, above };
  const names = outcomes.map((outcome) => outcome.text).join(`,\n${indentation}`);
  return { text: `${names} ${target}`, above };
}

/** Wirings as units; the arrows of those that no empty line parts are aligned. */
export function wiringUnits(
  wirings: readonly Wiring[],
  indentation: number,
  remarks: Remarks,
): Unit[] {
  const units: Unit[] = [];
  let block: Parts[] = [];
  const close = (): void => {
    const aligned = block.filter((parts) => !parts.long);
    const width = aligned.reduce((most, parts) => Math.max(most, parts.head.length), 0);
    for (const parts of block) {
      units.push({
        ...parts.wiring.span,
        blank: "keep",
        print: (space) => printWiring(parts, width, space, remarks),
      });
    }
    block = [];
  };
  for (const wiring of wirings) {
    const before = block.at(-1)?.wiring.span.end;
    if (before !== undefined && parted(remarks, before, wiring.span.start)) close();
    block.push(partsOf(wiring, indentation, remarks));
  }
  close();
  return units;
}

function parted(remarks: Remarks, from: number, to: number): boolean {
  const gap = remarks.gap(from, to);
  return gap.blankBefore || gap.own.some((line) => line.blankBefore);
}
