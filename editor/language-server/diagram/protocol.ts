import type { ThemeName } from "journeyc/drawing";
import type { Range, TextDocumentIdentifier } from "vscode-languageserver";

/** What an editor asks for to show a journey beside its text: `journey/diagram`. */
export interface DiagramParams {
  readonly textDocument: TextDocumentIdentifier;
  /** Which journey of the document; the first when absent. */
  readonly journey?: string;
  /** Whose colours the picture has: `none` for a page with a style sheet of its own; the system's when absent. */
  readonly theme?: ThemeName;
}

/** A journey of the document, for choosing one. */
export interface DiagramJourney {
  readonly name: string;
  readonly title: string;
  readonly range: Range;
}

/** A box of the picture and where its node stands in the text. */
export interface DiagramNode {
  /** The box's `data-box` in the picture. */
  readonly box: string;
  readonly name: string;
  readonly range: Range;
  /** The name alone: where the cursor goes. */
  readonly nameRange: Range;
}

/** An arrow by its boxes: `data-from` and `data-to` in the picture. */
export interface DiagramArrow {
  readonly from: string;
  readonly to: string;
}

/** A finding that the picture can show: the way of a run that shows it, or the node that it is in. */
export interface DiagramFinding {
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  /** Where it is reported; absent when that is in another document. */
  readonly range?: Range;
  /** The box of the node in which it is reported; absent when that is none of this journey. */
  readonly at?: string;
  readonly boxes: readonly string[];
  readonly arrows: readonly DiagramArrow[];
}

/** A journey as a picture, with what the picture's parts stand for in the text as it is now. */
export interface DiagramAnswer {
  readonly journeys: readonly DiagramJourney[];
  /** The journey that is drawn; absent when the document has none, or not that one. */
  readonly journey?: string;
  /** Absent when there is a problem. */
  readonly svg?: string;
  /** Why there is no picture now, for people; an editor keeps the one that it has. */
  readonly problem?: string;
  readonly nodes: readonly DiagramNode[];
  readonly findings: readonly DiagramFinding[];
}

export const diagramMethod = "journey/diagram";
