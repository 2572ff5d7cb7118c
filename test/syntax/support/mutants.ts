import { endOf, lex } from "@journeyc/grammar";

/** A text with one token deleted, doubled, or swapped with the next; all else stays where it is. */
export function mutantsOf(text: string): string[] {
  const spans = lex(text).tokens.map((token) => ({ start: token.startOffset, end: endOf(token) }));
  return spans.flatMap(({ start, end }, index) => {
    const [before, image, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
    const mutants = [before + after, `${before}${image} ${image}${after}`];
    const next = spans[index + 1];
    if (next !== undefined) {
      const swapped = text.slice(next.start, next.end) + text.slice(end, next.start) + image;
      mutants.push(before + swapped + text.slice(next.end));
    }
    return mutants;
  });
}
