import { format } from "journeyc/analysis";
import type { Asked } from "../session.ts";
import { minimalChanges } from "./minimal-changes.ts";
import { formatParts } from "./format-parts.ts";
import { declarationsOf } from "./parts.ts";
import type { TextChange } from "./text-change.ts";

/** The changes that a whole file needs. Where it has syntax errors, what has none is formatted. */
export function formatDocument({ path, lines, source }: Asked): readonly TextChange[] {
  const { text } = format(path, lines.text);
  if (text !== undefined) return minimalChanges(lines.text, text);
  return formatParts(source, declarationsOf(source));
}
