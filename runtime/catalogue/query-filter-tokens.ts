/** A piece of a query filter, with its place in UTF-16 units; the end is exclusive. */
export type FilterToken = { readonly start: number; readonly end: number } & (
  | { readonly kind: "open" | "close" | "not" | "end" | "unterminated" }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
);

const punctuation: Readonly<Record<string, "open" | "close" | "not">> = {
  "(": "open",
  ")": "close",
  "!": "not",
};

/** Splits a query filter. The last token is always `end`; an unclosed text becomes one `unterminated` token. */
export function tokenize(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let offset = 0;
  for (;;) {
    while (offset < text.length && isSpace(text.charAt(offset))) offset += 1;
    if (offset >= text.length) break;
    const token = tokenAt(text, offset);
    tokens.push(token);
    offset = token.end;
  }
  tokens.push({ kind: "end", start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number): FilterToken {
  const character = text.charAt(start);
  const kind = Object.hasOwn(punctuation, character) ? punctuation[character] : undefined;
  if (kind) return { kind, start, end: start + 1 };
  if (character === '"' || character === "'") return quoted(text, start, character);
  let end = start + 1;
  while (end < text.length && !isSpace(text.charAt(end)) && !"()\"'".includes(text.charAt(end)))
    end += 1;
  return { kind: "word", text: text.slice(start, end), start, end };
}

function quoted(text: string, start: number, quote: string): FilterToken {
  let value = "";
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (character === quote) return { kind: "string", value, start, end: offset + 1 };
    if (character === "\\") offset += 1;
    value += text.charAt(offset);
  }
  return { kind: "unterminated", start, end: text.length };
}

function isSpace(character: string): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}
