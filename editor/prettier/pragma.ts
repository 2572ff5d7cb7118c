import { lex } from "@journeyc/grammar";

/** True when the comment that a file starts with has one of these marks: `// @format`. */
export function hasPragma(text: string, marks: readonly string[]): boolean {
  const { tokens, comments } = lex(text);
  const [first] = comments;
  const code = tokens[0]?.startOffset ?? text.length;
  if (first === undefined || first.startOffset > code) return false;
  const words = first.image.split(/[\s*/]+/);
  return marks.some((mark) => words.includes(`@${mark}`));
}

/** Marks a formatted text as formatted. */
export function insertPragma(text: string): string {
  return text === "" ? "// @format\n" : `// @format\n\n${text}`;
}
