import { endOf, type Token, tokens as t } from "@journeyc/grammar";
import type { Span } from "journeyc/analysis";
import { isA, isWord } from "./frames.ts";

/** What the cursor is in or behind. */
export interface Touched {
  readonly token: Token | undefined;
  readonly replace: Span;
  readonly quoted: boolean;
}

/** What the cursor is in: inside of quotes, all of the text. */
export function touchedAt(text: string, tokens: readonly Token[], offset: number): Touched {
  const word = touchedBy(tokens, offset);
  return word.quoted ? word : (slashed(text, offset) ?? word);
}

function touchedBy(tokens: readonly Token[], offset: number): Touched {
  const token = tokens.find((one) => one.startOffset < offset && offset <= endOf(one));
  const nowhere = { token: undefined, replace: { start: offset, end: offset }, quoted: false };
  if (token === undefined) return nowhere;
  const span = { start: token.startOffset, end: endOf(token) };
  if (isA(token, t.Text)) {
    const quotes = token.image.startsWith('"""') ? 3 : 1;
    const closed =
      token.image.length > quotes && token.image.endsWith(token.image.slice(0, quotes));
    if (closed && offset === span.end) return nowhere;
    const start = Math.min(span.start + quotes, offset);
    // A string without its end would swallow the rest of the line.
    const end = closed ? Math.max(span.end - quotes, offset) : offset;
    return { token, replace: { start, end }, quoted: true };
  }
  if (token.tokenType === t.Environment) {
    const start = span.start + token.image.indexOf(".") + 1;
    if (offset < start) return nowhere;
    return { token, replace: { start, end: span.end }, quoted: false };
  }
  const isPart =
    isWord(token) ||
    [t.ResourceName, t.NumberToken, t.Duration, t.MalformedNumber].includes(token.tokenType);
  return isPart ? { token, replace: span, quoted: false } : nowhere;
}

/** `managed/<|>` and `managed/alpha-<|>`, which are not names of resources yet. */
function slashed(text: string, offset: number): Touched | undefined {
  const [found] =
    /[A-Za-z_]\w*(?:\/[\w-]*)*[/-]$/.exec(text.slice(Math.max(0, offset - 100), offset)) ?? [];
  if (found === undefined) return undefined;
  return {
    token: undefined,
    replace: { start: offset - found.length, end: offset },
    quoted: false,
  };
}
