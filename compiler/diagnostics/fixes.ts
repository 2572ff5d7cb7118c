import type { Diagnostic, Fix, TextEdit } from "./diagnostic.ts";

export interface FixResult {
  /** The texts that changed, by file. */
  readonly changed: ReadonlyMap<string, string>;
  /** How many fixes went in. */
  readonly applied: number;
}

/** Fixes in one round. Each is compared with those before it, so this bounds the work; the next round takes the rest. */
const fixesPerRound = 5_000;

/** Edits collide when they share a character, and when one inserts where the other starts or ends. */
function collide(a: TextEdit, b: TextEdit): boolean {
  if (a.file !== b.file) return false;
  const overlaps = a.span.start < b.span.end && b.span.start < a.span.end;
  const inserts = a.span.start === a.span.end || b.span.start === b.span.end;
  return overlaps || (inserts && a.span.start <= b.span.end && b.span.start <= a.span.end);
}

function fits({ file, span }: TextEdit, texts: ReadonlyMap<string, string>): boolean {
  const text = texts.get(file);
  return text !== undefined && span.start >= 0 && span.start <= span.end && span.end <= text.length;
}

/** A text with edits of it, which do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let offset = 0;
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    parts.push(text.slice(offset, edit.span.start), edit.newText);
    offset = edit.span.end;
  }
  return [...parts, text.slice(offset)].join("");
}

/** The preferred fixes that can go in together, the earlier finding first. A fix goes in whole or not at all. */
function compatible(texts: ReadonlyMap<string, string>, diagnostics: readonly Diagnostic[]): Fix[] {
  const taken = new Map<string, TextEdit[]>();
  const chosen: Fix[] = [];
  for (const { fixes } of diagnostics) {
    if (chosen.length === fixesPerRound) break;
    const fix = fixes.find((candidate) => candidate.preferred);
    if (!fix || !fix.edits.every((edit) => fits(edit, texts))) continue;
    const blocked = fix.edits.some((edit) =>
      taken.get(edit.file)?.some((other) => collide(edit, other)),
    );
    if (blocked) continue;
    chosen.push(fix);
    for (const edit of fix.edits) {
      const ofFile = taken.get(edit.file);
      if (ofFile) ofFile.push(edit);
      else taken.set(edit.file, [edit]);
    }
  }
  return chosen;
}

/**
 * Applies the preferred fixes of findings. Fixes that collide with an earlier one wait: the caller checks the new
 * texts and calls again, for a bounded number of rounds, until nothing is applied.
 *
 * @param texts the texts that may be changed, by file; a fix that needs another file is left out
 * @param diagnostics findings about exactly these texts, in order
 */
export function applyFixes(
  texts: ReadonlyMap<string, string>,
  diagnostics: readonly Diagnostic[],
): FixResult {
  const fixes = compatible(texts, diagnostics);
  const edits = Map.groupBy(
    fixes.flatMap((fix) => fix.edits),
    (edit) => edit.file,
  );
  const changed = new Map<string, string>();
  for (const [file, ofFile] of edits) {
    const text = edited(texts.get(file) ?? "", ofFile);
    if (text !== texts.get(file)) changed.set(file, text);
  }
  return { changed, applied: fixes.length };
}
