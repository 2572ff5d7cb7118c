import type { Diagnostic, Span } from "journeyc/analysis";
import type {
  CodeActionContext,
  Diagnostic as ProtocolDiagnostic,
  Range,
  TextDocumentIdentifier,
} from "vscode-languageserver";
import type { ActionRequest } from "../action.ts";
import { spanOf } from "../positions.ts";
import type { Session } from "../session.ts";
import { editAbilities } from "./workspace-edit.ts";

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function isSame(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** What an editor knows of a finding, among what it asks about. */
export function knownTo(
  { diagnostics }: Pick<CodeActionContext, "diagnostics">,
  { code }: Diagnostic,
  range: Range,
): readonly ProtocolDiagnostic[] {
  return diagnostics.filter((known) => known.code === code && isSame(known.range, range));
}

/** What an editor asks about, with the findings of the text as it reads now; undefined when it cannot be read. */
export function actionRequest(
  session: Session,
  document: TextDocumentIdentifier,
  range: Range,
  context: Pick<CodeActionContext, "diagnostics">,
): ActionRequest | undefined {
  const asked = session.asked(document);
  if (asked === undefined) return undefined;
  const { project, path, lines } = asked;
  const span = spanOf(lines, range);
  const findings = session.diagnostics
    .current(project, path)
    .filter(({ primary }) => primary.file === path);
  // Some editors ask about a cursor, and tell what they show on its line.
  const here = findings.filter((finding) => {
    const place = session.rangeIn(project, path, finding.primary.span);
    return touches(finding.primary.span, span) || knownTo(context, finding, place).length > 0;
  });
  const { createsFiles, fillsIn } = editAbilities(session);
  return {
    ...asked,
    span,
    findings,
    here,
    createsFiles,
    fillsIn,
    bound: () => project.bound(path),
    of: ({ code }) => here.filter((finding) => finding.code === code),
  };
}
