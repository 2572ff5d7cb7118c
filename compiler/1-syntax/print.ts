import type { SourceFile } from "./ast.ts";
import { BlockPrinter } from "./print/block.ts";
import { declarationUnits } from "./print/declarations.ts";
import { Remarks } from "./print/remarks.ts";

/**
 * Prints a file in the one canonical layout: two blanks of indentation, an empty line between settings and wirings,
 * arrows aligned, groups as the author parted them. Comments stay where they stand. What is printed parses to the
 * same tree, and prints to the same text.
 *
 * @param file a tree without syntax errors; what its text lacks would be lost
 */
export function printSource(file: SourceFile): string {
  const remarks = new Remarks(file);
  const units = declarationUnits(file.declarations, remarks);
  const { lines } = new BlockPrinter(remarks, "").print(units, 0, file.text.length);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
