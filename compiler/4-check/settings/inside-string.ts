import type { Span, StringLiteral } from "../../1-syntax/ast.ts";

/** One character of a line string as it is written: an escape, or the character itself. */
const written = /\\u\{[0-9A-Fa-f]*\}|\\u[0-9A-Fa-f]{4}|\\[^]|[^]/gu;

/**
 * The place in the source of a part of a string's value, escapes considered.
 * For a `"""` block, whose indentation is not part of the value, the whole string.
 * @param start offset into the value, in UTF-16 units; `end` likewise, exclusive
 */
export function spanInside(
  literal: StringLiteral,
  source: string,
  start: number,
  end: number,
): Span {
  const raw = source.slice(literal.span.start + 1, literal.span.end - 1);
  if (literal.block) return literal.span;
  if (raw === literal.value) {
    return { start: literal.span.start + 1 + start, end: literal.span.start + 1 + end };
  }
  const offsets = [0];
  let offset = 0;
  for (const [character] of raw.matchAll(written)) {
    offset += character.length;
    const units = character.startsWith("\\") ? unitsOf(character) : character.length;
    for (let unit = 0; unit < units; unit++) offsets.push(offset);
  }
  if (offsets.length !== literal.value.length + 1) return literal.span;
  const at = (index: number): number =>
    literal.span.start + 1 + (offsets[Math.min(index, offsets.length - 1)] ?? 0);
  return { start: at(start), end: at(end) };
}

/** How many UTF-16 units an escape stands for. */
function unitsOf(escape: string): number {
  const code = /^\\u\{([0-9A-Fa-f]+)\}$/.exec(escape)?.[1];
  return code !== undefined && Number.parseInt(code, 16) > 0xff_ff ? 2 : 1;
}
