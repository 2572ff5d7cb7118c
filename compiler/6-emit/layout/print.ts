import { type builders, printer } from "prettier/doc";
import type { Doc, Origin } from "./mark.ts";

/** A marked piece of the printed text. */
export interface Placed {
  readonly origin: Origin;
  /** Offset into the text. */
  readonly offset: number;
}

export interface Printed {
  readonly text: string;
  readonly marks: readonly Placed[];
}

interface Piece {
  readonly text: string;
  readonly origin: Origin | undefined;
}

/**
 * Lays a document out in 100 columns by prettier's own algorithm; of prettier only that part is loaded.
 * Where the marked pieces went is found by reading the text once more: layout adds hardly more than white space.
 */
export function print(document: Doc): Printed {
  const { formatted: text } = printer.printDocToString(document, {
    printWidth: 100,
    tabWidth: 2,
  });
  const marks: Placed[] = [];
  let offset = 0;
  for (const piece of piecesOf(document)) {
    offset = findPiece(text, piece.text, offset);
    if (piece.origin) marks.push({ origin: piece.origin, offset });
    offset += piece.text.length;
  }
  return { text, marks };
}

/** What a layout adds: white space, the last comma of a list, the first bar of a union. */
const added = /[\s,|]/;

function findPiece(text: string, piece: string, from: number): number {
  let offset = from;
  while (!text.startsWith(piece, offset)) {
    if (offset >= text.length || !added.test(text[offset] ?? "")) {
      throw new Error(`The layout lost ${JSON.stringify(piece)} at offset ${from}.`);
    }
    offset += 1;
  }
  return offset;
}

/** The texts of a document in order, without those that only some layouts have. */
function piecesOf(document: Doc): readonly Piece[] {
  const pieces: Piece[] = [];
  const visit = (doc: Doc, origin: Origin | undefined): void => {
    if (typeof doc === "string") {
      const text = doc.trim();
      if (text !== "") pieces.push({ text, origin });
      return;
    }
    if (Array.isArray(doc)) return doc.forEach((part) => visit(part, origin));
    switch (doc.type) {
      case "label":
        return visit(doc.contents, doc.label as Origin);
      case "fill":
        return doc.parts.forEach((part) => visit(part, origin));
      case "group":
        return visit(doc.expandedStates?.[0] ?? doc.contents, origin);
      case "indent":
      case "indent-if-break":
        // The types of prettier 3.10 forget that both have contents.
        return visit((doc as builders.Indent & { readonly contents: Doc }).contents, origin);
      default:
        return;
    }
  };
  visit(document, undefined);
  return pieces;
}
