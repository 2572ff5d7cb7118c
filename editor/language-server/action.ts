import type { Diagnostic, DiagnosticDefinition, Span, TextEdit } from "journeyc/analysis";
import type { CodeActionKind } from "vscode-languageserver";
import type { Bound } from "./project/project.ts";
import type { Asked } from "./session.ts";

/** A piece of text that an editor asks about: the selection, or the cursor. */
export interface ActionRequest extends Asked {
  readonly span: Span;
  /** What is wrong with the file as it reads now. */
  readonly findings: readonly Diagnostic[];
  /** What of that the editor asks about. */
  readonly here: readonly Diagnostic[];
  /** The editor can make files. */
  readonly createsFiles: boolean;
  /** The editor lets the user fill in what has been inserted. */
  readonly fillsIn: boolean;
  /** What the names of the file mean. */
  bound(): Bound | undefined;
  /** What of one kind the editor asks about. */
  of<P>(definition: DiagnosticDefinition<P>): readonly Diagnostic[];
}

/** An edit, and how it reads where the user can fill in what it inserts. */
export interface ActionEdit extends TextEdit {
  /** In the syntax of snippets: `@allow(J6001, "$1")`. */
  readonly snippet?: string;
}

/** What an action changes. */
export interface Change {
  readonly edits: readonly ActionEdit[];
  /** Files that do not exist yet. */
  readonly newFiles?: readonly { readonly path: string; readonly text: string }[];
}

/** The order in which proposals are shown. */
export const groups = [
  "repair",
  "repairAll",
  "create",
  "remove",
  "silence",
  "rewrite",
  "source",
] as const;

/** One thing that the user can choose. */
export interface Proposal {
  /** In plain words. */
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly group: (typeof groups)[number];
  /** What it repairs. */
  readonly repairs?: readonly Diagnostic[];
  /** True for the one that an editor may take without asking. */
  readonly preferred?: boolean;
  /** Worked out when it is chosen; an empty one when there is nothing to do. */
  change(): Change;
}

/** One kind of code action; a file of `actions/` each. */
export interface Action {
  /** The kinds of its proposals. */
  readonly kinds: readonly CodeActionKind[];
  propose(request: ActionRequest): Iterable<Proposal>;
}
