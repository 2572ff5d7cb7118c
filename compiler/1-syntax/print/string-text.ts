/** Characters that a string shows as escapes: they would be invisible, turn the line around, or end it. */
const hidden =
  // oxlint-disable-next-line no-control-regex -- escaping them is the point
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

const named: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escapeHidden(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return named[character] ?? `\\u{${code.toString(16).toUpperCase()}}`;
}

/** A string in double quotes, on one line. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, String.raw`\$&`).replace(hidden, escapeHidden)}"`;
}

function blockLine(line: string): string {
  return line
    .replaceAll("\\", "\\\\")
    .replaceAll('"""', String.raw`\"""`)
    .replace(/"$/, String.raw`\"`)
    .replace(hidden, (character) => (character === "\t" ? character : escapeHidden(character)))
    .replace(/ $/, String.raw`\u{20}`)
    .replace(/\t$/, String.raw`\t`);
}

/** A `"""` block whose lines and closing quotes stand at an indentation; it needs a value with a line break. */
export function blockOf(value: string, indentation: string): string {
  const lines = value.split("\n").map((line) => (line === "" ? "" : indentation + blockLine(line)));
  return ['"""', ...lines, `${indentation}"""`].join("\n");
}
