import { stringWidth } from "#libraries";

const printableAscii = /^[\x20-\x7e]*$/u;

/** How many columns of a terminal a text takes. Nearly every text is ASCII, and does without the library and its tables. */
export function columnsOf(text: string): number {
  return printableAscii.test(text) ? text.length : stringWidth()(text);
}
