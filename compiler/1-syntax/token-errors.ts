import { quotes, scanBlockComment, type Token } from "@journeyc/grammar";
import type { Comment, Span } from "./ast.ts";
import { badEscape } from "./errors/bad-escape.ts";
import { invisibleCharacter } from "./errors/invisible-character.ts";
import { malformedNumber } from "./errors/malformed-number.ts";
import { singleQuotes } from "./errors/single-quotes.ts";
import { smartQuotes } from "./errors/smart-quotes.ts";
import { unknownUnit } from "./errors/unknown-unit.ts";
import { unterminatedComment } from "./errors/unterminated-comment.ts";
import { unterminatedString } from "./errors/unterminated-string.ts";
import type { Findings } from "./findings.ts";
import type { StringProblem } from "./strings.ts";
import type { SyntaxFinding } from "./syntax-error.ts";

const longest = 40;

function shown(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function finding(span: Span, found: string, newText?: string): SyntaxFinding {
  const edits = newText === undefined ? {} : { edits: [{ ...span, newText }] };
  return { ...span, found, expected: "", ...edits };
}

/** The same text in double quotes; a quote that is escaped for its own quotes' sake loses its backslash. */
function requoted(image: string): string {
  const inner = image.slice(1, -1).replace(/\\(['`])/g, "$1");
  return `"${inner.replace(/\\[^]|"/g, (part) => (part === '"' ? String.raw`\"` : part))}"`;
}

/** Reports what is wrong in a string; `span` is the whole string's for all but escapes. */
export function reportString(
  findings: Findings,
  kind: StringProblem["kind"],
  span: Span,
  image: string,
): void {
  const smart = !"'`".includes(image.charAt(0));
  switch (kind) {
    case "badEscape":
      findings.add(badEscape, finding(span, `\`${shown(image)}\``, `\\${image}`));
      break;
    case "wrongQuotes":
      findings.add(
        smart ? smartQuotes : singleQuotes,
        finding(span, shown(image), requoted(image)),
      );
      break;
    case "unterminated": {
      const isBlock = image.startsWith('"""');
      const closer = quotes[image.charAt(0)] === '"' ? '"' : undefined;
      const newText = isBlock || closer === undefined ? undefined : `${image}${closer}`;
      findings.add(unterminatedString, finding(span, shown(image), newText));
    }
  }
}

/** A number as it may have been meant: without a plus, leading zeros, or a lonely point. */
function repairedNumber(image: string): string | undefined {
  const plain = image.replace(/^\+/, "").replace(/^(-?)0+(?=[0-9])/, "$1");
  const repaired = plain.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
  const valid = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(repaired);
  return valid && repaired !== image ? repaired : undefined;
}

const unitNames: readonly (readonly [RegExp, string])[] = [
  [/^(?:millis|milliseconds?|msecs?)$/i, "ms"],
  [/^(?:seconds?|secs?)$/i, "s"],
  [/^(?:minutes?|mins?)$/i, "m"],
  [/^(?:hours?|hrs?)$/i, "h"],
  [/^days?$/i, "d"],
];

/** Reports what starts like a number and is none. */
export function reportNumber(findings: Findings, span: Span, image: string): void {
  const found = `\`${shown(image)}\``;
  const [, amount, unit] = /^(0|[1-9][0-9]*)(?![eE]$)([A-Za-z]+)$/.exec(image) ?? [];
  if (unit === undefined || amount === undefined) {
    findings.add(malformedNumber, finding(span, found, repairedNumber(image)));
    return;
  }
  const meant = unitNames.find(([names]) => names.test(unit))?.[1];
  findings.add(unknownUnit, finding(span, found, meant && `${amount}${meant}`));
}

const space = /^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+$/;

function codePoints(text: string): string {
  const codes = [...text].slice(0, 3).map((character) => {
    const code = character.codePointAt(0) ?? 0;
    return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  });
  return codes.join(" ");
}

/** Reports runs of invisible characters outside strings, and in comments those that turn the text around. */
export function reportInvisible(
  findings: Findings,
  invisible: readonly Token[],
  comments: readonly Comment[],
): void {
  for (const { image, startOffset: start } of invisible) {
    const newText = space.test(image) ? " " : "";
    findings.add(
      invisibleCharacter,
      finding({ start, end: start + image.length }, codePoints(image), newText),
    );
  }
  for (const { text, span } of comments) {
    for (const match of text.matchAll(/[\0\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g)) {
      const start = span.start + match.index;
      const place = { start, end: start + match[0].length };
      findings.add(invisibleCharacter, finding(place, codePoints(match[0]), ""));
    }
  }
}

/** Reports halves of surrogate pairs, wherever they stand: no file can hold them. */
export function reportSurrogates(findings: Findings, text: string, known: readonly Token[]): void {
  if (text.isWellFormed()) return;
  const reported = new Set(known.map((token) => token.startOffset));
  for (const match of text.matchAll(/\p{Surrogate}+/gu)) {
    const place = { start: match.index, end: match.index + match[0].length };
    if (reported.has(place.start)) continue;
    findings.add(invisibleCharacter, finding(place, "half of a surrogate pair", ""));
  }
}

/** Reports the block comments that are never closed. */
export function reportComments(findings: Findings, comments: readonly Comment[]): void {
  for (const { kind, text, span } of comments) {
    if (kind !== "block" || scanBlockComment(text, 0)?.closed === true) continue;
    findings.add(unterminatedComment, finding(span, shown(text), `${text.trimEnd()} */`));
  }
}
