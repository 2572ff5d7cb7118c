/**
 * The terminals that a regular expression cannot read in linear time and constant stack: strings and comments.
 * Each scanner takes the text and the offset where the terminal starts, and returns the offset after it.
 */

/** Where a string ends, and whether its closing quote is there. */
export interface ScannedText {
  readonly end: number;
  readonly closed: boolean;
}

/** The opening quotes that people (and their editors) write, each with what closes it. The first is ours. */
export const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "`": "`",
  "\u201C": "\u201D",
  "\u201D": "\u201D",
  "\u201E": "\u201C\u201D",
  "\u2018": "\u2019",
  "\u2019": "\u2019",
  "\u00AB": "\u00BB",
};

const backslash = 0x5c;

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** The end of the line that `offset` is on, its terminator left out. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  return end;
}

/**
 * An unclosed string ends with its line, but brackets and commas at the line's end are left to the rules:
 * `{ en: "Sign on }` lacks one quote and nothing else.
 */
function unclosed(text: string, start: number, lineEnd: number): ScannedText {
  let end = lineEnd;
  let kept = lineEnd;
  while (end > start + 1 && " \t,;}])".includes(text.charAt(end - 1))) {
    end -= 1;
    if ("}])".includes(text.charAt(end))) kept = end;
  }
  const bracketed = kept < lineEnd;
  return { end: bracketed ? end : lineEnd, closed: false };
}

function scanLineString(text: string, start: number, closers: string): ScannedText {
  let offset = start + 1;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (isLineEnd(code)) break;
    if (code === backslash) offset += 1;
    else if (closers.includes(text.charAt(offset))) return { end: offset + 1, closed: true };
    offset += 1;
  }
  return unclosed(text, start, endOfLine(text, start));
}

const afterOpenBlock =
  /[\n\r][ \t]*(?:\}[ \t]*(?=[\n\r]|$)|(?:journey|import|connector|resource|node|page)[ \t]+[\w"{])/g;

function scanBlockString(text: string, start: number): ScannedText {
  let offset = start + 3;
  while (offset < text.length) {
    const close = text.indexOf('"""', offset);
    if (close < 0) break;
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === backslash && close - 1 - slashes >= offset)
      slashes += 1;
    if (slashes % 2 === 0) return { end: close + 3, closed: true };
    offset = close + 1;
  }
  afterOpenBlock.lastIndex = start;
  return { end: afterOpenBlock.exec(text)?.index ?? text.length, closed: false };
}

/** A string in any of the known quotes; undefined when none starts here. */
export function scanString(text: string, start: number): ScannedText | undefined {
  if (text.startsWith('"""', start)) return scanBlockString(text, start);
  const closers = quotes[text.charAt(start)];
  return closers === undefined ? undefined : scanLineString(text, start, closers);
}

/**
 * Remembers that a text has no further end of a block comment, so that many open ones cost one search.
 * The text's length and the offset are enough: a smaller offset is searched again.
 */
let noCloserFrom = Number.POSITIVE_INFINITY;

/** Starts a new text. */
export function resetScanner(): void {
  noCloserFrom = Number.POSITIVE_INFINITY;
}

/** A block comment; one that is never closed ends with its line. */
export function scanBlockComment(text: string, start: number): ScannedText | undefined {
  if (!text.startsWith("/*", start)) return undefined;
  const close = start >= noCloserFrom ? -1 : text.indexOf("*/", start + 2);
  if (close >= 0) return { end: close + 2, closed: true };
  noCloserFrom = Math.min(noCloserFrom, start);
  return { end: endOfLine(text, start), closed: false };
}
