import type { Span, TextEdit } from "journeyc/analysis";
import type { CompletionItemKind } from "vscode-languageserver";
import type { Hovered } from "../hover/hovered.ts";
import type { Block } from "../hover/text.ts";
import type { Snippet } from "./snippet.ts";

/** Something that may be written where the cursor is. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written by an editor that knows no snippets. */
  readonly insert: string;
  readonly snippet?: Snippet;
  /** A few words beside the label. */
  readonly detail?: string;
  /** What the editor shows of it, worked out when it does. */
  readonly documentation?: (hovered: Hovered) => readonly Block[];
  /** Lower ones come first; of equal ones, in the order in which they are proposed. 0 when absent. */
  readonly rank?: number;
  /** What the author may type to find it; the label when absent. */
  readonly filter?: string;
  /** True for the one that is clearly meant. */
  readonly preselect?: boolean;
  /** What it replaces, where that is not what the cursor is in. */
  readonly replace?: Span;
  /** Changes elsewhere in the file: an import. */
  readonly edits?: readonly TextEdit[];
  /** True: what comes next can be proposed, too. */
  readonly goesOn?: boolean;
}
