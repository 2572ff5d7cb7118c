import type { Comment, SourceFile } from "../ast.ts";
import { firstCommentFrom } from "../comments.ts";

/** A comment on lines of its own, and whether an empty line stood before it. */
export interface OwnLine {
  readonly comment: Comment;
  readonly blankBefore: boolean;
}

/** What stands between two parts of a file. */
export interface Gap {
  /** Comments on the line on which the first part ended. */
  readonly trailing: readonly Comment[];
  readonly own: readonly OwnLine[];
  /** An empty line stood before the second part. */
  readonly blankBefore: boolean;
}

const emptyLine = /(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r|\n)/;

/** The comments of a file by where they stand. Every question names a range, and the ranges never overlap. */
export class Remarks {
  private readonly text: string;
  private readonly comments: readonly Comment[];

  constructor(file: SourceFile) {
    this.text = file.text;
    this.comments = file.comments;
  }

  within(from: number, to: number): readonly Comment[] {
    let end = firstCommentFrom(this.comments, from);
    const first = end;
    while ((this.comments[end]?.span.start ?? to) < to) end += 1;
    return this.comments.slice(first, end);
  }

  /** True when a comment in the range needs a line of its own. */
  breaks(from: number, to: number): boolean {
    return this.within(from, to).some(breaksLine);
  }

  /** Comments in the range as they stand between two words of a line, each with a blank after it. */
  inline(from: number, to: number): string {
    return this.within(from, to)
      .map((comment) => `${comment.text} `)
      .join("");
  }

  /** Sorts what stands between two parts; `from` may be the start of the file. */
  gap(from: number, to: number): Gap {
    const trailing: Comment[] = [];
    const own: OwnLine[] = [];
    let before = from;
    for (const comment of this.within(from, to)) {
      const blanks = this.text.slice(before, comment.span.start);
      if (own.length === 0 && from > 0 && !/[\r\n]/.test(blanks)) trailing.push(comment);
      else own.push({ comment, blankBefore: emptyLine.test(blanks) });
      before = comment.span.end;
    }
    return { trailing, own, blankBefore: emptyLine.test(this.text.slice(before, to)) };
  }
}

export function breaksLine(comment: Comment): boolean {
  return comment.kind !== "block" || /[\r\n]/.test(comment.text);
}

/** A comment at an indentation; a block whose lines all start with `*` is indented as a whole. */
export function commentText(comment: Comment, indentation: string): string {
  const lines = comment.text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  const [first = "", ...rest] = lines;
  const starred = rest.every((line) => line.trimStart().startsWith("*"));
  const following = starred ? rest.map((line) => `${indentation} ${line.trimStart()}`) : rest;
  return [first, ...following].join("\n");
}
