/**
 * Characters that change how a terminal or a reader sees the text around them: control characters, text-direction
 * overrides (CVE-2021-42574, "Trojan Source"), invisible separators and tags, and halves of surrogate pairs.
 */
const deceptive =
  // oxlint-disable-next-line no-control-regex -- finding them is the point
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

function escape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}

/** A text from a source file for a human's eyes: what could deceive them or steer their terminal is escaped. */
export function visible(text: string): string {
  return text.replace(deceptive, escape);
}

/** The same for a text of several lines: its newlines and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(deceptive, (character) =>
    /[\n\t]/.test(character) ? character : escape(character),
  );
}
