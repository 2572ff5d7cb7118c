const named: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** Controls, marks of direction and other characters that nobody sees. */
const invisible =
  // oxlint-disable-next-line no-control-regex -- these are the characters that must not stand in a file unseen
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]/g;

function escapeInvisible(text: string): string {
  return text.replace(
    invisible,
    (character) => named[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}

/** A string in its one spelling: double quotes, JSON's short escapes, what is invisible as `\u{…}`. */
export function printString(value: string): string {
  return `"${escapeInvisible(value.replace(/["\\]/g, (character) => named[character] ?? ""))}"`;
}

/** A line of a block: blanks at its end would be lost, so the last one is escaped. */
function blockLine(line: string): string {
  const escaped = line.replaceAll("\\", "\\\\").replaceAll('"""', '\\"""');
  const visible = escaped.split("\t").map(escapeInvisible).join("\t");
  return visible.replace(/[ \t]$/, (blank) => (blank === " " ? "\\u{20}" : "\\t"));
}

/** A `"""` block: its lines, and its closing quotes, one step in from where its key stands. */
export function printBlockString(value: string): string[] {
  const lines = value.split("\n").map(blockLine);
  return ['"""', ...lines.map((line) => (line === "" ? "" : `  ${line}`)), '  """'];
}
