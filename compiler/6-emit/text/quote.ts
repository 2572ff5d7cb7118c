import { invisible, unicodeEscape } from "./escape.ts";

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A string literal with this value, in the quotes that need fewer escapes. Nothing in it can end the literal or a
 * surrounding `<script>`, and a reader sees every character.
 */
export function quote(value: string): string {
  return isPlain(value) ? `"${value}"` : quoteAny(value);
}

const unusual = /[^ !#-;=-[\]-~]/;

/** Whether a text is of printable ASCII and stands in double quotes as it is. */
export function isPlain(text: string): boolean {
  return !unusual.test(text);
}

function quoteAny(value: string): string {
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

/** Whether a key of an object literal stands without quotes. */
export function isPlainKey(key: string): boolean {
  return plainKey.test(key) && key !== "__proto__";
}

/**
 * A key of an object literal. `__proto__: x` would set the prototype; a computed key makes a property. A key in
 * another script is computed too: prettier would take the quotes of some, by tables of its own.
 */
export function propertyKey(key: string): string {
  if (isPlainKey(key)) return key;
  if (key === "__proto__") return '["__proto__"]';
  const quoted = quote(key);
  return ascii.test(quoted) ? quoted : `[${quoted}]`;
}
