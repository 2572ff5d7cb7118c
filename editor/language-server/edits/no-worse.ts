import { edited, type Parsed, parseSource } from "journeyc/analysis";
import type { ActionRequest, Proposal } from "../action.ts";

function errorsOf({ diagnostics }: Parsed): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/**
 * True when a proposal leaves a broken text no more broken. Where a text ends in the middle of something, what stands
 * where is a guess, and an edit that rests on it may go wrong.
 */
export function isNoWorse({ project, path, lines }: ActionRequest, { change }: Proposal): boolean {
  const parsed = project.parsed(path);
  const errors = parsed === undefined ? 0 : errorsOf(parsed);
  if (errors === 0) return true;
  const edits = change().edits.filter(({ file }) => file === path);
  return errorsOf(parseSource(path, edited(lines.text, edits))) <= errors;
}
