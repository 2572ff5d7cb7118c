import type { Allow } from "../1-syntax/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { code, plain, section, sentence, table } from "./markdown.ts";
import { type Documented, linkToStep, type Subject } from "./subject.ts";

/** The findings that stand inside a journey. */
export function findingsIn({ journey, subject }: Documented): readonly Diagnostic[] {
  const { start, end } = journey.declaration.span;
  return subject.diagnostics.filter(
    ({ primary: { file, span } }) =>
      file === journey.file && span.start >= start && span.start < end,
  );
}

/** `login.journey:12` */
export function placeText({ primary: { file, span } }: Diagnostic, { sources }: Subject): string {
  const line = sources.linesOf(file)?.positionAt(span.start).line;
  return code(line === undefined ? file : `${file}:${line}`);
}

function stepAt({ primary: { span } }: Diagnostic, documented: Documented): string {
  const node = [...documented.journey.nodes.values()].find(
    ({ declaration }) => declaration.span.start <= span.start && span.start < declaration.span.end,
  );
  return node === undefined ? "" : linkToStep(node, documented);
}

function allowText({ code: named, reason }: Allow, place: string): readonly string[] {
  return [code(named.text), place, plain(reason?.value ?? "")];
}

function allowsSection(documented: Documented): string {
  const { journey } = documented;
  const rows = [
    ...journey.declaration.allows.map((allow) => allowText(allow, "the journey")),
    ...[...journey.nodes.values()].flatMap((node) =>
      [node, ...node.members].flatMap(({ declaration }) =>
        declaration.allows.map((allow) => allowText(allow, linkToStep(node, documented))),
      ),
    ),
  ];
  return rows.length === 0
    ? ""
    : section(3, "Allowed on purpose", table(["code", "at", "reason"], rows));
}

/** What the checker finds in a journey, and what its authors allow. */
export function findingsSection(documented: Documented): string {
  const rows = findingsIn(documented).map((found) => [
    code(found.code),
    found.severity,
    sentence(found.message),
    [stepAt(found, documented), placeText(found, documented.subject)]
      .filter((one) => one !== "")
      .join("<br>"),
  ]);
  return section(
    2,
    "Findings",
    rows.length === 0 ? "" : "`journeyc explain` with a code prints its page.",
    rows.length === 0 ? "The checker finds nothing." : table(["code", "is", "says", "at"], rows),
    allowsSection(documented),
  );
}
