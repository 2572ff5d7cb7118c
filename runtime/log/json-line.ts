/** Whatever a reader, a terminal or another tool may take for the end of a line, or for a command. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text with control characters, line separators and invisible characters as `\u` escapes. */
export function escapeUnprintable(text: string): string {
  return text.replace(unprintable, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => String.raw`\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}

/** JSON on one line, and one line only, whatever the texts in it hold. */
export function jsonLine(value: object): string {
  return `${escapeUnprintable(JSON.stringify(value))}\n`;
}
