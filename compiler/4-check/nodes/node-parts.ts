import type { JourneyDeclaration, SourceFile, Span } from "../../1-syntax/ast.ts";
import { trailedEnd } from "../../1-syntax/comments.ts";

/** A node's name and its text: the lines from behind the part above to its own end, with all comments in them. */
export interface NodePart {
  readonly name: string;
  readonly span: Span;
}

/** The nodes of a journey, one below the other; none when something else stands between them, or two share a line. */
export function nodeParts(
  source: SourceFile,
  { name, nodes, starts, requires, settings, span }: JourneyDeclaration,
): readonly NodePart[] {
  const [first] = nodes;
  const ends = [...starts, ...requires, ...settings].map((part) => part.span.end);
  const brace = source.text.indexOf("{", name.span.end) + 1;
  const headEnd = Math.max(...ends, brace);
  if (first === undefined || headEnd > first.span.start || brace === 0) return [];
  let start = trailedEnd(source, headEnd);
  const parts = nodes.map((node) => {
    const end = trailedEnd(source, node.span.end);
    const part = { name: node.name.text, span: { start, end } };
    start = end;
    return part;
  });
  const startLines = parts.every((part) =>
    /^[ \t]*\r?\n/.test(source.text.slice(part.span.start, part.span.end)),
  );
  return startLines && start < span.end ? parts : [];
}
