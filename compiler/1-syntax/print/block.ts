import type { Comment } from "../ast.ts";
import { commentText, type Gap, type Remarks } from "./remarks.ts";

/** Columns of a line; what does not fit is broken, except within a string. */
export const pageWidth = 100;

/** Something that stands on lines of its own. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** The empty line before it: always one, as the author had it, or none. */
  readonly blank: "one" | "keep" | "none";
  readonly print: (indentation: string) => Printed;
}

export interface Printed {
  /** The text, its first line without indentation. */
  readonly text: string;
  /** Comments from inside it that cannot stay there: printed above it. */
  readonly above?: readonly Comment[];
}

/** Prints units one below the other with the comments between them. */
export class BlockPrinter {
  private readonly remarks: Remarks;
  private readonly lines: string[] = [];
  private readonly indentation: string;

  constructor(remarks: Remarks, indentation: string) {
    this.remarks = remarks;
    this.indentation = indentation;
  }

  /** @returns the lines of the block, each with its indentation, and what trails its opening bracket */
  print(units: readonly Unit[], from: number, to: number): { head: string; lines: string[] } {
    let end = from;
    let head = "";
    for (const [index, unit] of units.entries()) {
      const gap = this.remarks.gap(end, unit.start);
      if (index === 0) head = this.trailing(gap);
      else this.append(this.trailing(gap));
      this.printUnit(unit, gap, index === 0);
      end = unit.end;
    }
    const rest = this.remarks.gap(end, to);
    if (units.length === 0) head = this.trailing(rest);
    else this.append(this.trailing(rest));
    this.ownLines(rest, "keep", units.length === 0);
    return { head, lines: this.lines };
  }

  private printUnit(unit: Unit, gap: Gap, isFirst: boolean): void {
    this.ownLines(gap, unit.blank, isFirst);
    const hasBlank =
      gap.own.length > 0 || unit.blank === "keep" ? gap.blankBefore : unit.blank === "one";
    if (hasBlank && unit.blank !== "none" && this.lines.length > 0) this.lines.push("");
    const { text, above } = unit.print(this.indentation);
    for (const comment of above ?? []) this.push(commentText(comment, this.indentation));
    this.push(text);
  }

  /** Comments on their own lines; a blank line that must be and is nowhere goes above the first. */
  private ownLines(gap: Gap, blank: Unit["blank"], isFirst: boolean): void {
    const given = gap.blankBefore || gap.own.some((line) => line.blankBefore);
    for (const [index, { comment, blankBefore }] of gap.own.entries()) {
      const needed = index === 0 && blank === "one" && !given;
      const wanted = blank === "none" ? false : blankBefore || needed;
      if (wanted && !(isFirst && index === 0)) this.lines.push("");
      this.push(commentText(comment, this.indentation));
    }
  }

  private trailing(gap: Gap): string {
    return gap.trailing.map((comment) => ` ${commentText(comment, this.indentation)}`).join("");
  }

  private push(text: string): void {
    this.lines.push(this.indentation + text);
  }

  private append(text: string): void {
    this.lines.push((this.lines.pop() ?? "") + text);
  }
}
