import type { TextEdit } from "journeyc/analysis";

/** An edit that only adds something. */
export function insertion(file: string, offset: number, newText: string): TextEdit {
  return { file, span: { start: offset, end: offset }, newText };
}
