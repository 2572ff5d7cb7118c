import type { Span } from "../1-syntax/ast.ts";

export type DiagnosticCode = `J${number}`;
export type Severity = "error" | "warning" | "hint";

/** A place in a file, with what is to be said about it. */
export interface Label {
  readonly file: string;
  readonly span: Span;
  readonly text?: string;
  /** True: a secret stands there, so renderers show the place without its text. */
  readonly conceal?: boolean;
  /** A part of the shown lines where a secret stands, beside the place itself. */
  readonly hidden?: Span;
}

/** A step of a run that shows the finding: a node and the outcome that it takes. */
export interface PathStep {
  /** Which step of the path, from 1: of a path of more than 200 steps the middle is left out, and numbers are missing. */
  readonly number: number;
  /** The wiring line that is taken, or the node's name; `text` says what happens. */
  readonly label: Label;
  readonly journey: string;
  readonly node: string;
  /** Undefined where the node takes none: an inner journey begins in it, or the path ends at it. */
  readonly outcome: string | undefined;
  /** How many inner journeys deep. */
  readonly depth: number;
}

export interface TextEdit {
  readonly file: string;
  readonly span: Span;
  readonly newText: string;
}

/** A repair as data: `journeyc check --fix` and editors apply it. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True for the one fix that `--fix` applies without asking. */
  readonly preferred: boolean;
}

/** One finding. Messages are a sentence with names in backticks: what is wrong, not who. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly primary: Label;
  readonly related: readonly Label[];
  /** The way of a run that shows it, from the start; empty where the place says it all. */
  readonly path: readonly PathStep[];
  readonly hints: readonly string[];
  readonly fixes: readonly Fix[];
}

/** What one kind of finding says. `P` are the parameters of its message. */
export interface DiagnosticDefinition<P> {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** A few words, the title of the doc page: `Outcome not wired`. */
  readonly title: string;
  readonly message: (parameters: P) => string;
}

/** Places and repairs of one finding. */
export interface DiagnosticDetails {
  readonly related?: readonly Label[];
  readonly path?: readonly PathStep[];
  readonly hints?: readonly string[];
  readonly fixes?: readonly Fix[];
}

/** Declares a kind of finding. Its code never moves; its page is `docs/diagnostics/<code>.md`. */
export function defineDiagnostic<P>(definition: DiagnosticDefinition<P>): DiagnosticDefinition<P> {
  return definition;
}

/** Makes one finding of a declared kind. */
export function report<P>(
  definition: DiagnosticDefinition<P>,
  parameters: P,
  primary: Label,
  details: DiagnosticDetails = {},
): Diagnostic {
  return {
    code: definition.code,
    severity: definition.severity,
    message: definition.message(parameters),
    primary,
    related: details.related ?? [],
    path: details.path ?? [],
    hints: details.hints ?? [],
    fixes: details.fixes ?? [],
  };
}
