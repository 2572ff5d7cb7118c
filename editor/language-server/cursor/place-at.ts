import { balanceBrackets, endOf, lex, type Token, tokens as t } from "@journeyc/grammar";
import { endsLine, type Frame, framesOf, isA } from "./frames.ts";
import type { Heading, Place } from "./place.ts";
import { touchedAt } from "./touched.ts";
import { environmentWanted, nothing, wantedIn } from "./wanted.ts";

/**
 * Where the cursor is, from the tokens alone: the text around it may be half-written. Brackets that are missing are taken
 * as the parser takes them.
 */
export function placeAt(text: string, offset: number): Place {
  const { tokens, comments } = lex(text);
  const touched = touchedAt(text, tokens, offset);
  const { replace, quoted } = touched;
  const prefix = text.slice(replace.start, offset);
  const start = Math.min(replace.start, touched.token?.startOffset ?? replace.start);
  const before = tokensBefore(balanceBrackets(tokens, text).tokens, text, start);
  const frames = framesOf(before, text);
  const last = before.at(-1);
  const frame = frames.at(-1);
  if (frame !== undefined && last !== undefined && endsLine(text, last, replace.start))
    frame.line = [];
  const inComment = comments.some((one) => one.startOffset < offset && offset <= commentEnd(one));
  const wanted =
    inComment || frame === undefined
      ? nothing
      : (environmentWanted(touched.token, frame) ??
        wantedIn(frame, frames, tokens, offset, quoted));
  // Only values start like a number.
  const fits = quoted || !/^\d/.test(prefix) || wanted.kind === "value";
  return { ...surroundings(frames), wanted: fits ? wanted : nothing, replace, prefix, quoted };
}

/** A line comment goes on at its end; a block comment does not. */
function commentEnd(comment: Token): number {
  return endOf(comment) - (comment.image.startsWith("/*") && comment.image.endsWith("*/") ? 1 : 0);
}

/** Real tokens up to the word at the cursor, and the invented ones among them. */
function tokensBefore(all: readonly Token[], text: string, start: number): readonly Token[] {
  const isReal = (token: Token): boolean => token.image !== "";
  const end = all.findLastIndex((token) => isReal(token) && endOf(token) <= start);
  const before = all.slice(0, end + 1);
  // A brace that a heading lacks counts from the next line on.
  const opener = all[end + 1];
  if (opener === undefined || isReal(opener) || !isA(opener, t.LeftBrace)) return before;
  return /[\r\n]/.test(text.slice(opener.startOffset, start)) ? [...before, opener] : before;
}

function surroundings(frames: readonly Frame[]): Pick<Place, "body" | "page" | "journey"> {
  const headings = frames.flatMap(({ heading }) => heading ?? []);
  const of = (kind: Heading["kind"]): Heading | undefined =>
    headings.find((heading) => heading.kind === kind);
  return { body: headings.at(-1), page: of("page"), journey: of("journey") };
}
