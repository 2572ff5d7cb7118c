import type { ImportDeclaration, Name, ResourceName, SourceFile } from "../1-syntax/ast.ts";
import { firstCommentFrom, startsLine } from "../1-syntax/comments.ts";
import { parseSource } from "../1-syntax/parse.ts";
import { printSource } from "../1-syntax/print.ts";
import type { TextEdit } from "../diagnostics/diagnostic.ts";

/** An import with the comments that belong to it. */
interface Part {
  readonly start: number;
  readonly end: number;
  /** Comments and annotations above it, a line each. */
  readonly above: readonly string[];
  readonly trailing: string;
  readonly specifier: string;
  readonly names: readonly string[];
  /** Its text, where it is kept as it is: a comment stands inside, or an annotation speaks of it. */
  readonly verbatim: string | undefined;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where the comments begin that stand directly above an offset, on lines of their own. */
function aboveStart({ text, comments }: SourceFile, offset: number): number {
  let start = offset;
  for (let index = firstCommentFrom(comments, offset) - 1; index >= 0; index -= 1) {
    const comment = comments[index];
    if (comment === undefined || !startsLine(text, comment.span.start)) break;
    if (!/^[ \t]*\r?\n[ \t]*$/.test(text.slice(comment.span.end, start))) break;
    start = comment.span.start;
  }
  return start;
}

function partOf(
  source: SourceFile,
  declaration: ImportDeclaration,
  isUnused: (name: Name | ResourceName) => boolean,
): Part {
  const { text, comments } = source;
  const { span, allows, names, from } = declaration;
  const start = aboveStart(source, Math.min(span.start, ...allows.map((one) => one.span.start)));
  const next = comments[firstCommentFrom(comments, span.start)];
  const [trailing = ""] = /^[ \t]*(\/\/[^\r\n]*)?/.exec(text.slice(span.end)) ?? [];
  const isInside = next !== undefined && next.span.start < span.end;
  const used = names.filter((name) => !isUnused(name)).map((name) => name.text);
  const above = text.slice(start, span.start).trim();
  return {
    start,
    end: span.end + trailing.length,
    above: above === "" ? [] : above.split(/\r?\n/),
    trailing: trailing.trim(),
    specifier: from.value,
    names: used,
    verbatim: isInside || allows.length > 0 ? text.slice(span.start, span.end) : undefined,
  };
}

/** One import of each file. What is said of one that goes stays with the file's other, or stands alone. */
function merged(parts: readonly Part[]): readonly Part[] {
  const bySpecifier = new Map<string, Part>();
  const kept: Part[] = [];
  for (const part of parts) {
    const before = bySpecifier.get(part.specifier);
    if (part.verbatim !== undefined) kept.push(part);
    else if (before === undefined) bySpecifier.set(part.specifier, part);
    else {
      const remark = part.trailing === "" ? [] : [part.trailing];
      bySpecifier.set(part.specifier, {
        ...before,
        names: [...before.names, ...part.names],
        above: [...before.above, ...part.above, ...remark],
      });
    }
  }
  return [...kept, ...bySpecifier.values()];
}

function textOf({ above, trailing, specifier, names, verbatim }: Part): readonly string[] {
  const remark = trailing === "" ? "" : ` ${trailing}`;
  if (verbatim !== undefined) return [...above, verbatim + remark];
  if (names.length === 0) return [...above, ...(trailing === "" ? [] : [trailing])];
  const list = [...new Set(names)].toSorted(compareText).join(", ");
  const line = `import { ${list} } from ${JSON.stringify(specifier)}`;
  return [...above, printSource(parseSource("", line).value).trimEnd() + remark];
}

/**
 * Puts a file's imports in order: those that nothing uses go, those of one file become one, and they are sorted.
 * Comments stay with their imports.
 *
 * @param source a file without syntax errors
 */
export function organizeImports(
  source: SourceFile,
  isUnused: (name: Name | ResourceName) => boolean,
): readonly TextEdit[] {
  const { path: file, text, declarations } = source;
  const parts = declarations
    .filter((declaration) => declaration.kind === "Import")
    .map((declaration) => partOf(source, declaration, isUnused));
  const [first] = parts;
  if (first === undefined) return [];
  const sorted = merged(parts).toSorted((a, b) => compareText(a.specifier, b.specifier));
  const lines = sorted.flatMap(textOf);
  const runEnd = parts.reduce(
    (end, part) => (/^\s*$/.test(text.slice(end, part.start)) ? part.end : end),
    first.end,
  );
  const isBlank = lines.length === 0;
  const [rest = ""] = /^[ \t]*(\r?\n[ \t]*)*/.exec(text.slice(runEnd)) ?? [];
  const run = { start: first.start, end: isBlank ? runEnd + rest.length : runEnd };
  const newText = lines.join("\n");
  const edits = [{ file, span: run, newText }];
  for (const { start, end } of parts.filter((part) => part.start >= runEnd)) {
    const [after = ""] = /^[ \t]*(\r?\n){0,2}/.exec(text.slice(end)) ?? [];
    edits.push({ file, span: { start, end: end + after.length }, newText: "" });
  }
  return edits.filter(({ span, newText: now }) => text.slice(span.start, span.end) !== now);
}
