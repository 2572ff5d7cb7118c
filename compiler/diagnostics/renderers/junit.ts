import type { Diagnostic } from "../diagnostic.ts";
import { escapeMarkup } from "../escape-markup.ts";
import type { Renderer, Report } from "../report.ts";
import { visible, visibleLines } from "../visible.ts";
import { pretty } from "./pretty.ts";

/** Columns of a frame in a report that is read in a browser. */
const width = 100;

/** A text without markup, and without what XML has no way to say. */
function escapeXml(text: string): string {
  return escapeMarkup(text).replaceAll("\ufffe", "\\u{FFFE}").replaceAll("\uffff", "\\u{FFFF}");
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(visible(String(value)))}"`)
    .join("");
}

/** An error is a test that failed; a warning or hint one that passed and printed something. */
function testCase(diagnostic: Diagnostic, report: Report): string {
  const { code, severity, message, primary } = diagnostic;
  const { line, column } = report.sources.rangeOf(primary).start;
  const frame = pretty({ ...report, diagnostics: [diagnostic] }, { colors: false, width });
  const text = escapeXml(visibleLines(frame.trimEnd()));
  const name = `${code} at ${line}:${column}`;
  const inside =
    severity === "error"
      ? `<failure${attributes({ type: code, message })}>${text}</failure>`
      : `<system-out>${text}</system-out>`;
  const place = attributes({ name, classname: primary.file, file: primary.file, line });
  return `    <testcase${place}>${inside}</testcase>\n`;
}

function suite(name: string, diagnostics: readonly Diagnostic[], cases: string): string {
  const failures = diagnostics.filter(({ severity }) => severity === "error").length;
  const counts = { name, tests: Math.max(diagnostics.length, 1), failures };
  return `  <testsuite${attributes(counts)}>\n${cases}  </testsuite>\n`;
}

/**
 * The format of JUnit's Ant task, which GitLab, Jenkins and Azure Pipelines show: a suite for each file that has findings.
 * Where there are none, one test that passed says so, as an empty report reads like a run that went wrong.
 */
export const junit: Renderer = (report) => {
  const byFile = Map.groupBy(report.diagnostics, ({ primary }) => primary.file);
  const suites = [...byFile].map(([file, diagnostics]) =>
    suite(file, diagnostics, diagnostics.map((one) => testCase(one, report)).join("")),
  );
  const files = `${report.files} ${report.files === 1 ? "file" : "files"}`;
  const clean = attributes({ name: `nothing was found in ${files}`, classname: "journeyc" });
  const all = suites.length > 0 ? suites : [suite("journeyc", [], `    <testcase${clean}/>\n`)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="journeyc">\n${all.join("")}</testsuites>\n`;
};
