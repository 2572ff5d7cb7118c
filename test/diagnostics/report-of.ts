import type { Diagnostic, Label } from "../../compiler/diagnostics/diagnostic.ts";
import { type Report, type RenderOptions, Sources } from "../../compiler/diagnostics/report.ts";

/** A report over texts, and a finding at the first place where its mark stands in its file. */
export function reportOf(
  texts: Readonly<Record<string, string>>,
  diagnostics: readonly Diagnostic[],
): Report {
  return {
    diagnostics,
    files: Object.keys(texts).length,
    sources: new Sources((file) => texts[file]),
  };
}

export function labelAt(file: string, source: string, part: string, text?: string): Label {
  const start = source.indexOf(part);
  if (start < 0) throw new Error(`${part} is not in ${file}`);
  return {
    file,
    span: { start, end: start + part.length },
    ...(text === undefined ? {} : { text }),
  };
}

export function finding(primary: Label, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: "J3001",
    severity: "error",
    message: "The outcome `false` of `localLogin` is not wired.",
    primary,
    related: [],
    path: [],
    hints: [],
    fixes: [],
    ...more,
  };
}

export const plain: RenderOptions = { colors: false, width: 80 };
