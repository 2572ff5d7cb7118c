import type { DiagramAnswer } from "journeyc-editor/diagram";

/** What the preview is told. */
export type ToPreview =
  | { readonly kind: "diagram"; readonly answer: DiagramAnswer }
  /** Where the cursor is: in which box's node, and on which finding, by its place in the answer. */
  | { readonly kind: "cursor"; readonly box?: string; readonly finding?: number };

/** What is done in the preview. */
export type FromPreview =
  | { readonly kind: "ready" }
  | { readonly kind: "reveal"; readonly box: string }
  | { readonly kind: "finding"; readonly index: number }
  | { readonly kind: "journey"; readonly name: string };
