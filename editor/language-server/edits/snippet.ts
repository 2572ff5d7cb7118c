/** A text as snippets have it: what would mean something there is taken literally. */
export function literally(text: string): string {
  return text.replace(/[\\$}]/g, String.raw`\$&`);
}

/** A place to fill in, with what stands there until then. */
export function blank(number: number, text: string): string {
  return `\${${number}:${literally(text)}}`;
}

/** A value to fill in: of a text, what stands between its quotes. */
export function blankValue(number: number, value: string): string {
  const inside = /^"(.*)"$/.exec(value)?.[1];
  return inside === undefined ? blank(number, value) : `"${blank(number, inside)}"`;
}
