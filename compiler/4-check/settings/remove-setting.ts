import type { Setting, SourceFile } from "../../1-syntax/ast.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";

/** Takes a setting out, with its lines where nothing else stands on them. */
export function removeSetting({ path, text }: SourceFile, { span }: Setting): TextEdit {
  const before = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, span.start))?.[1];
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(span.end))?.[0];
  const alone = before !== undefined && after !== undefined;
  const lines = { start: span.start - (before?.length ?? 0), end: span.end + (after?.length ?? 0) };
  return { file: path, span: alone ? lines : span, newText: "" };
}
