import { quoted, type Span, type TextEdit } from "journeyc/analysis";
import type { Occurrence } from "../entities/occurrence.ts";

/** The string around a part of its text, or that a span covers; undefined when the span is not of a string. */
export function stringAround(text: string, { start, end }: Span): Span | undefined {
  if (text.charAt(start) === '"') return { start, end };
  if (text.charAt(start - 1) !== '"') return undefined;
  const quotes = text.slice(start - 3, start) === '"""' ? 3 : 1;
  const closed = text.startsWith('"'.repeat(quotes), end);
  return { start: start - quotes, end: closed ? end + quotes : end };
}

/** The part of an occurrence that is the name: without quotes, without `env.`. */
export function nameSpan(text: string, { span, entity }: Occurrence): Span {
  if (entity.kind === "environment")
    return { start: span.start + entity.source.length + 1, end: span.end };
  const isWhole = text.charAt(span.start) === '"' && span.end - span.start > 2;
  return isWhole ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** Puts a name in the place of another: in quotes where it stands in quotes, or cannot stand without. */
export function renaming(
  file: string,
  text: string,
  occurrence: Occurrence,
  name: string,
): TextEdit {
  const string = stringAround(text, occurrence.span);
  if (string !== undefined) return { file, span: string, newText: quoted(name) };
  const isWord = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name !== "else";
  const newText = isWord || occurrence.entity.kind !== "outcome" ? name : quoted(name);
  return { file, span: nameSpan(text, occurrence), newText };
}
