/** Characters that a string shows as escapes: they would be invisible, turn the line around, or end it. */
const hidden =
  // oxlint-disable-next-line no-control-regex -- escaping them is the point
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

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
    .replace(hidden, (character) => (character === "\t" ? character : escapeHidden(character)))
    .replace(/ $/, String.raw`\u{20}`)
    .replace(/\t$/, String.raw`\t`);
}

/** True where a block may stay one: it has lines, or it saves the backslashes of a text with quotes, as HTML is. */
export function isWorthBlock(value: string): boolean {
  return value.includes("\n") || value.split('"').length > 2;
}

/** A `"""` block whose lines and closing quotes stand at an indentation. */
export function blockOf(value: string, indentation: string): string {
  const lines = value.split("\n").map((line) => (line === "" ? "" : indentation + blockLine(line)));
  return ['"""', ...lines, `${indentation}"""`].join("\n");
}
