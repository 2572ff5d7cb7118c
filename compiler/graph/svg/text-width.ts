import { columnsOf } from "../../diagnostics/columns.ts";
import { graphemesOf } from "../../diagnostics/graphemes.ts";

/** Widths of the printable ASCII characters in Helvetica, in thousandths of the font size; Arial has the same. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const firstCharacter = 32;
/** One column of a terminal, for letters that the table lacks: as wide as the wider ones of Latin, Greek and Cyrillic. */
const column = 720;
const wideCharacter = 1000;
const boldness = 1.1;

/** The characters of a text as a reader counts them: an accent goes with its letter. */
export function charactersOf(text: string): readonly string[] {
  return graphemesOf(text).map(({ segment }) => segment);
}

function thousandths(character: string): number {
  const [base = ""] = character.normalize("NFD");
  const known = widths[(base.codePointAt(0) ?? 0) - firstCharacter];
  if (known !== undefined) return known;
  const columns = columnsOf(character);
  return columns === 2 ? wideCharacter : columns * column;
}

/** How wide a text will be, in pixels; an estimate, because the reader's font is not known. */
export function textWidth(text: string, size: number, bold = false): number {
  const sum = charactersOf(text).reduce((total, character) => total + thousandths(character), 0);
  return (sum / 1000) * size * (bold ? boldness : 1);
}
