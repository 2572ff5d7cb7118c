import type { Diagnostic, Severity } from "../diagnostic.ts";
import type { Renderer, Report } from "../report.ts";
import { visibleLines } from "../visible.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  hint: "notice",
};

/** An annotation is small. */
const shownAtMost = 12;

// Escapes as the runner undoes them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function escapeData(text: string): string {
  return visibleLines(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** GitHub draws columns only for findings within one line. */
function place({ primary }: Diagnostic, { sources }: Report): Record<string, string> {
  const { start, end } = sources.rangeOf(primary);
  const columns = {
    col: `${start.column}`,
    endColumn: `${Math.max(end.column, start.column + 1)}`,
  };
  return {
    file: primary.file,
    line: `${start.line}`,
    endLine: `${end.line}`,
    ...(start.line === end.line ? columns : {}),
  };
}

/** The path in one line; of a longer one the beginning and the end. */
function pathLine({ path }: Diagnostic): readonly string[] {
  if (path.length === 0) return [];
  const steps = path.map(({ label, node }) => label.text ?? node);
  const shown =
    steps.length <= shownAtMost
      ? steps
      : [...steps.slice(0, shownAtMost / 2), "…", ...steps.slice(-shownAtMost / 2)];
  return [`Path: ${shown.join("; ")}.`];
}

/** Workflow commands: each finding becomes an annotation of the changed file in a pull request. */
export const github: Renderer = (report) =>
  report.diagnostics
    .map((diagnostic) => {
      const { code, severity, message, hints } = diagnostic;
      const text = [message, ...pathLine(diagnostic), ...hints].join("\n");
      const properties = Object.entries({ ...place(diagnostic, report), title: code })
        .map(([key, value]) => `${key}=${escapeProperty(value)}`)
        .join(",");
      return `::${commands[severity]} ${properties}::${escapeData(text)}\n`;
    })
    .join("");
