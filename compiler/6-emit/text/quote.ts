import { invisible, unicodeEscape } from "./escape.ts";

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A string literal with this value, in the quotes that need fewer escapes. Nothing in it can end the literal or a
 * surrounding `<script>`, and a reader sees every character.
 */
export function quote(value: string): string {
  const doubles = value.split('"').length;
  const singles = value.split("'").length;
  const mark = doubles > singles ? "'" : '"';
  const body = value
    .replace(/\\/g, "\\\\")
    .replaceAll(mark, `\\${mark}`)
    // `</script>` and `<!--` end or change a script that stands inside a page.
    .replace(/<(?=[/!])/g, "\\u003C")
    .replace(invisible, (character) => short[character] ?? unicodeEscape(character));
  return mark + body + mark;
}

const plainKey = /^[A-Za-z_$][\w$]*$/;
const foreignWord = /^[\p{L}\p{Nl}_$][\p{L}\p{M}\p{N}\p{Pc}$]*$/u;

/**
 * A key of an object literal. `__proto__: x` would set the prototype; a computed key makes a property. A word of
 * another script stays in quotes, where prettier would take them away: as a computed key.
 */
export function propertyKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  if (plainKey.test(key)) return key;
  return foreignWord.test(key) ? `[${quote(key)}]` : quote(key);
}
