import type { Diagnostic, Severity } from "./diagnostic.ts";

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.primary.file, b.primary.file) ||
    a.primary.span.start - b.primary.span.start ||
    compareText(a.code, b.code) ||
    a.primary.span.end - b.primary.span.end ||
    compareText(a.message, b.message)
  );
}

/** Two findings that say the same of the same place are one, whoever reported them. */
function identity({ code, message, primary }: Diagnostic): string {
  return JSON.stringify([primary.file, primary.span.start, primary.span.end, code, message]);
}

/** Findings in the order in which they are shown (file, offset, code), each once; the same on every machine. */
export function inOrder(diagnostics: Iterable<Diagnostic>): readonly Diagnostic[] {
  const unique = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = identity(diagnostic);
    if (!unique.has(key)) unique.set(key, diagnostic);
  }
  return [...unique.values()].toSorted(compare);
}

export function countOf(severity: Severity, diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
