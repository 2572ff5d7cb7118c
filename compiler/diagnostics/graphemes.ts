const printableAscii = /^[\x20-\x7e]*$/u;
// The tables behind it take longer to load than a check: made when a text has more than ASCII.
let segmenter: Intl.Segmenter | undefined;

/** A character as a reader counts them: an accent goes with its letter. */
export interface Grapheme {
  readonly segment: string;
  /** Where it begins in the text, in UTF-16 code units. */
  readonly index: number;
}

/** The characters of a text as a reader counts them. */
export function graphemesOf(text: string): readonly Grapheme[] {
  if (printableAscii.test(text)) return [...text].map((segment, index) => ({ segment, index }));
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...segmenter.segment(text)];
}
