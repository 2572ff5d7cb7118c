import { invisible, unicodeEscape } from "./escape.ts";

/** Whatever may have to be written in another way. */
const unusual = /[^ -)+-;=-?A-~]/;

/**
 * Text that stands in a comment: it cannot end the comment or a surrounding `<script>`, and says nothing to a
 * compiler (`@ts-ignore`) or to a documentation tool (`@internal`).
 */
export function commentText(text: string): string {
  if (!unusual.test(text)) return text;
  return text
    .replaceAll("\t", "  ")
    .replace(invisible, unicodeEscape)
    .replaceAll("*/", "*\\/")
    .replace(/<(?=[/!])/g, "<\\")
    .replace(/(?<![\w\\])@/g, "\\@");
}

const noLines: readonly string[] = [];

/** The lines of a TSDoc comment; none for a text that says nothing. */
export function docCommentLines(text: string | undefined): readonly string[] {
  if (text === undefined) return noLines;
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => commentText(line).trimEnd());
  while (lines.at(-1) === "") lines.pop();
  while (lines[0] === "") lines.shift();
  const [only, ...more] = lines;
  if (only === undefined) return noLines;
  if (more.length === 0) return [`/** ${only.trimStart()} */`];
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"];
}
