import type { Diagnostic, Label, Severity } from "journeyc/analysis";
import {
  type Diagnostic as ProtocolDiagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import type { Project } from "../project/project.ts";
import type { Session } from "../session.ts";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
};

/** Findings about what nobody uses or reaches: editors show such text faded. */
const unnecessary: ReadonlySet<string> = new Set(["J2009", "J2016", "J2005", "J3008"]);

/** More steps of a path than anybody clicks through. */
const mostSteps = 50;

function relatedOf(
  { related, path }: Diagnostic,
  project: Project,
  session: Session,
): DiagnosticRelatedInformation[] {
  const at = (label: Label, message: string): DiagnosticRelatedInformation => ({
    location: session.locationOf(project, label),
    message,
  });
  return [
    ...related.map((label) => at(label, label.text ?? "see here")),
    ...path
      .slice(0, mostSteps)
      .map(({ number, label, journey }) => at(label, `${number}. ${journey}: ${label.text ?? ""}`)),
  ];
}

/** A finding as the protocol has it. The hints stand below the message, since editors show nothing else. */
export function toProtocol(
  diagnostic: Diagnostic,
  project: Project,
  session: Session,
): ProtocolDiagnostic {
  const { code, severity, message, primary, hints } = diagnostic;
  const text = primary.text === undefined ? [] : [primary.text];
  const related = relatedOf(diagnostic, project, session);
  const href = session.pageOf(code);
  const { publishDiagnostics: can } = session.client.textDocument ?? {};
  return {
    range: session.rangeIn(project, primary.file, primary.span),
    severity: severities[severity],
    code,
    source: "journeyc",
    message: [message, ...text, ...hints].join("\n"),
    ...(href !== undefined &&
      can?.codeDescriptionSupport === true && { codeDescription: { href } }),
    ...(related.length > 0 && can?.relatedInformation === true && { relatedInformation: related }),
    ...(unnecessary.has(code) &&
      can?.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) === true && {
        tags: [DiagnosticTag.Unnecessary],
      }),
  };
}
