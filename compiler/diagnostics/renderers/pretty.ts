import type { Diagnostic, Label } from "../diagnostic.ts";
import type { Renderer, RenderOptions, Report, Sources } from "../report.ts";
import { visible } from "../visible.ts";
import { frame } from "./frame.ts";
import { pathFrames } from "./path-frames.ts";
import { type Role, type Style, styleFor } from "./style.ts";

/** More findings than this nobody reads from a terminal; the other reporters give all of them. */
const shownAtMost = 100;

function gutterOf(labels: readonly Label[], sources: Sources): number {
  const lastLines = labels.map((label) => sources.rangeOf(label).end.line);
  return `${Math.max(...lastLines)}`.length;
}

/** The notes below the frames: hints, the fix that `--fix` makes or the fixes to choose from, where to read more. */
function notesOf({ code, hints, fixes }: Diagnostic, gutter: number, style: Style): string[] {
  const lead = `${" ".repeat(gutter)} ${style("faint", "=")} `;
  const note = (role: Role, kind: string, text: string): string =>
    `${lead}${style(role, `${kind}:`)} ${visible(text)}`;
  return [
    ...hints.map((hint) => note("hint", "hint", hint)),
    ...fixes.map(({ title, preferred }) =>
      note("help", "help", preferred ? `${title} (journeyc check --fix)` : title),
    ),
    `${lead}${style("faint", `more: journeyc explain ${code}`)}`,
  ];
}

/** One finding as `pretty` shows it. */
export function prettyDiagnostic(
  diagnostic: Diagnostic,
  sources: Sources,
  { colors, width }: RenderOptions,
): string {
  const { code, severity, message, primary, related, path } = diagnostic;
  const style = styleFor(colors);
  const gutter = gutterOf([primary, ...related, ...path.map(({ label }) => label)], sources);
  const options = { style, gutter, width };
  const bar = style("faint", `${" ".repeat(gutter)} |`);
  const lines = [
    `${style(severity, `${severity}[${code}]`)}${style("strong", `: ${visible(message)}`)}`,
    ...frame(primary, sources, { ...options, role: severity, mark: "^" }),
    ...related.flatMap((label) =>
      frame(label, sources, { ...options, role: "related", mark: "-" }),
    ),
    ...pathFrames(path, sources, { ...options, role: "related", mark: "-" }),
    ...(sources.linesOf(primary.file) ? [bar] : []),
    ...notesOf(diagnostic, gutter, style),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** Findings for a person at a terminal: the message, the source with the place marked, hints and fixes. */
export const pretty: Renderer = ({ diagnostics, sources }: Report, options) => {
  const shown = diagnostics.slice(0, shownAtMost);
  const rest = diagnostics.length - shown.length;
  const more = rest > 0 ? [`${rest} more; \`--reporter concise\` lists all.\n`] : [];
  return [
    ...shown.map((diagnostic) => prettyDiagnostic(diagnostic, sources, options)),
    ...more,
  ].join("\n");
};
