/** Ways in which people misspell a word: a letter left out, doubled, or swapped with the next. */
export function misspellings(word: string): readonly string[] {
  const middle = Math.floor(word.length / 2);
  const at = (index: number): string => word.charAt(index);
  const variants = [
    word.slice(0, middle) + word.slice(middle + 1),
    word.slice(0, middle) + at(middle) + word.slice(middle),
    word.slice(0, middle - 1) + at(middle) + at(middle - 1) + word.slice(middle + 1),
  ];
  return [...new Set(variants)].filter((variant) => variant !== word && variant !== "");
}
