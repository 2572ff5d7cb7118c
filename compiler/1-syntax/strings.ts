import { quotes } from "@journeyc/grammar";

/** Something wrong inside a string; offsets count from the string's first quote. */
export interface StringProblem {
  readonly kind: "unterminated" | "wrongQuotes" | "badEscape";
  readonly start: number;
  readonly end: number;
}

export interface DecodedString {
  readonly value: string;
  readonly block: boolean;
  readonly problems: readonly StringProblem[];
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

const escape =
  /\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{[^}"\n\r]{0,10}\}?|u[0-9A-Fa-f]{0,3}|[^])?/g;

/** The character that an escape stands for; undefined when it stands for none. */
function meaning(
  whole: string,
  braced: string | undefined,
  high: string | undefined,
  low: string | undefined,
  four: string | undefined,
): string | undefined {
  if (high !== undefined && low !== undefined)
    return String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16));
  const digits = braced ?? four;
  if (digits === undefined) return simpleEscapes[whole.slice(1)];
  const code = Number.parseInt(digits, 16);
  const exists = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return exists ? String.fromCodePoint(code) : undefined;
}

/** Replaces escapes: those of JSON, and `\u{…}`. One that means nothing stays as it is written. */
function unescape(text: string, offset: number, problems: StringProblem[]): string {
  if (!text.includes("\\")) return text;
  return text.replace(escape, (whole, braced, high, low, four, at: number) => {
    const character = meaning(whole, braced, high, low, four);
    if (character !== undefined) return character;
    const start = offset + at;
    problems.push({ kind: "badEscape", start, end: start + whole.length });
    return whole;
  });
}

const blank = /^[ \t]*$/;

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * The text of a block, as Java and Swift have it: the line of the opening quotes is dropped when it is blank;
 * the least indentation of the lines that are not blank, and of the closing quotes when they stand alone,
 * is removed from all; blanks at the ends of lines are removed (`\u0020` keeps one); line breaks become `\n`,
 * and the one before the closing quotes does not count.
 */
function blockText(content: string): string {
  const lines = content.split(/\r\n|\r|\n/);
  if (lines.length === 1) return content;
  const first = lines.shift() ?? "";
  const last = lines.at(-1) ?? "";
  const measured = lines.filter((line, index) => !blank.test(line) || index === lines.length - 1);
  const margin = measured.map(indentationOf).reduce((least, size) => Math.min(least, size));
  if (blank.test(last)) lines.pop();
  const text = lines.map((line) => line.slice(margin).replace(/[ \t]+$/, "")).join("\n");
  return blank.test(first) ? text : `${first.trimEnd()}\n${text}`;
}

function decodeBlock(image: string): DecodedString {
  const problems: StringProblem[] = [];
  const closed = image.length >= 6 && image.endsWith('"""');
  if (!closed) problems.push({ kind: "unterminated", start: 0, end: 3 });
  const content = image.slice(3, closed ? -3 : undefined);
  const found: StringProblem[] = [];
  const value = unescape(blockText(content), 0, found);
  if (found.length > 0) unescape(content, 3, problems);
  return { value, block: true, problems };
}

/** The value of a string token, with what is wrong in it. Total: every image has a value. */
export function decodeString(image: string, closed: boolean): DecodedString {
  if (image.startsWith('"""')) return decodeBlock(image);
  const problems: StringProblem[] = [];
  const quote = image.charAt(0);
  if (!closed) problems.push({ kind: "unterminated", start: 0, end: image.length });
  else if (quote !== '"' && quote in quotes)
    problems.push({ kind: "wrongQuotes", start: 0, end: image.length });
  const value = unescape(image.slice(1, closed ? -1 : undefined), 1, problems);
  const real = problems.filter(
    ({ kind, start, end }) => kind !== "badEscape" || !isOwnQuote(image.slice(start, end), quote),
  );
  return { value, block: false, problems: real };
}

/** `\\'` in a string in single quotes: the quotes are the mistake. */
function isOwnQuote(escaped: string, quote: string): boolean {
  return quote !== '"' && escaped === `\\${quote}`;
}
