/** True where a word begins: at the start, at a capital after a small letter, after a `_`, a `/` or a blank. */
function beginsWord(text: string, index: number): boolean {
  if (index === 0) return true;
  const before = text.charAt(index - 1);
  if (/[_/\s.-]/.test(before)) return true;
  return /[a-z0-9]/.test(before) && /[A-Z]/.test(text.charAt(index));
}

function isSubsequence(wanted: string, text: string): boolean {
  let from = 0;
  for (const character of wanted) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** What the best way to find the characters in a text is worth. */
function bestWay(wanted: string, lower: string, text: string): number {
  /** By the index at which the character before was found: what the best way up to there is worth. */
  let ways: readonly number[] = Array.from(lower, () => -Infinity);
  for (const [number, character] of [...wanted].entries()) {
    let best = number === 0 ? 0 : -Infinity;
    ways = Array.from({ length: lower.length }, (_, index) => {
      const before = ways[index - 1] ?? -Infinity;
      best = Math.max(best, before);
      if (lower[index] !== character) return -Infinity;
      return Math.max(best + (beginsWord(text, index) ? 3 : 1), before + 4);
    });
  }
  return Math.max(...ways);
}

/**
 * How well a text has the characters of a query in their order, whatever their case; undefined when it has not. Starts
 * of words and characters next to each other count more, and so does a text that is not much longer.
 */
export function subsequenceScore(query: string, text: string): number | undefined {
  const wanted = query.toLowerCase();
  const lower = text.toLowerCase();
  if (!isSubsequence(wanted, lower)) return undefined;
  if (wanted === "") return 0;
  const whole = lower === wanted ? 100 : lower.startsWith(wanted) ? 50 : 0;
  return whole + bestWay(wanted, lower, text) - text.length / 100;
}
