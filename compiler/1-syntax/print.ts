import type { SourceFile } from "./ast.ts";
import { declarationItem } from "./print/declarations.ts";
import { printSequence } from "./print/sequence.ts";
import { Trivia } from "./print/trivia.ts";

/**
 * The one layout that a file has: no option, and no choice of the author's survives but comments and single empty
 * lines between parts. Idempotent; comments keep their order and their neighbours.
 * @param file a tree without syntax errors
 */
export function printSource(file: SourceFile): string {
  const trivia = new Trivia(file.text, file.comments);
  const items = file.declarations.map(declarationItem);
  const lines = printSequence(items, { start: 0, end: file.text.length }, trivia);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
