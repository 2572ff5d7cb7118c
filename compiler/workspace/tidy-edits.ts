import type { SourceFile } from "../1-syntax/ast.ts";
import type { TextEdit } from "../diagnostics/diagnostic.ts";
import { edited } from "../diagnostics/fixes.ts";
import { format } from "./format.ts";

const formatted = new WeakMap<SourceFile, boolean>();

/** Line ends are not what formatting is about. */
function isFormatted(source: SourceFile): boolean {
  const { path, text } = source;
  const known = formatted.get(source) ?? format(path, text).text === text.replaceAll("\r\n", "\n");
  formatted.set(source, known);
  return known;
}

/** What of a text is another one now, in whole lines: one edit, or none. */
export function changedLines(
  { path: file, text }: Pick<SourceFile, "path" | "text">,
  now: string,
): readonly TextEdit[] {
  if (now === text) return [];
  const before = text.split(/(?<=\n)/);
  const after = now.split(/(?<=\n)/);
  const most = Math.min(before.length, after.length);
  let top = 0;
  while (top < most && before[top] === after[top]) top += 1;
  let bottom = 0;
  while (bottom < most - top && before.at(-1 - bottom) === after.at(-1 - bottom)) bottom += 1;
  const length = (lines: readonly string[]): number => lines.join("").length;
  const start = length(before.slice(0, top));
  const end = text.length - length(before.slice(before.length - bottom));
  const newText = after.slice(top, after.length - bottom).join("");
  return [{ file, span: { start, end }, newText }];
}

/** Edits of a file that is formatted, changed so that it still is; of any other, as they are. */
export function tidied(source: SourceFile, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!isFormatted(source)) return edits;
  const { text } = format(source.path, edited(source.text, edits));
  if (text === undefined) return edits;
  const hasReturns = source.text.includes("\r\n");
  return changedLines(source, hasReturns ? text.replaceAll("\n", "\r\n") : text);
}
