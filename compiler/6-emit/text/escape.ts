/**
 * Characters that a reader cannot see, or that change how the rest of a line is shown: controls, format characters
 * (the bidirectional ones among them), line and paragraph separators, lone surrogates, private use, unassigned.
 */
export const invisible = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** `\u202E`, or `\u{E0001}` beyond the first plane. */
export function unicodeEscape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
