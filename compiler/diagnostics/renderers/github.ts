import type { Diagnostic, Severity } from "../diagnostic.ts";
import type { Renderer, Report } from "../report.ts";
import { visibleLines } from "../visible.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  hint: "notice",
};

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

/** Workflow commands: each finding becomes an annotation of the changed file in a pull request. */
export const github: Renderer = (report) =>
  report.diagnostics
    .map((diagnostic) => {
      const { code, severity, message, hints } = diagnostic;
      const properties = Object.entries({ ...place(diagnostic, report), title: code })
        .map(([key, value]) => `${key}=${escapeProperty(value)}`)
        .join(",");
      return `::${commands[severity]} ${properties}::${escapeData([message, ...hints].join("\n"))}\n`;
    })
    .join("");
