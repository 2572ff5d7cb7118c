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
const ascii = /^[ -~]*$/;

/**
 * A key of an object literal. `__proto__: x` would set the prototype; a computed key makes a property. A key in
 * another script is computed too: prettier would take the quotes of some, by tables of its own.
 */
export function propertyKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  if (plainKey.test(key)) return key;
  const quoted = quote(key);
  return ascii.test(quoted) ? quoted : `[${quoted}]`;
}
