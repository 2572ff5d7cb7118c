import type {
  Declaration,
  JourneyDeclaration,
  NodeDeclaration,
  PageDeclaration,
  SourceFile,
  Span,
} from "../../1-syntax/ast.ts";
import type { Changes, PartChanges } from "./changes.ts";
import { applied, type Edit, insertAt, slice } from "./edit.ts";
import { partEdits } from "./merge-node.ts";

/** What of a node that changed is written anew: its parts that changed, or all of it. */
export type Grain = "part" | "node";

type AnyNode = NodeDeclaration | PageDeclaration;

function journeyOf({ declarations }: SourceFile): JourneyDeclaration | undefined {
  const journeys = declarations.filter((declaration) => declaration.kind === "Journey");
  return journeys.length === 1 ? journeys[0] : undefined;
}

/** A node with its documentation and annotations. */
function wholeSpan({ span, doc, allows }: AnyNode): Span {
  const starts = [span, ...(doc ? [doc.span] : []), ...allows.map((allow) => allow.span)];
  return { start: Math.min(...starts.map(({ start }) => start)), end: span.end };
}

/** The part of a journey's head between its name and its body: display name and resource. */
function headSpan({ name, displayName, resource }: JourneyDeclaration): Span {
  return { start: name.span.start, end: (resource ?? displayName ?? name).span.end };
}

function nodeEdits(
  earlier: SourceFile,
  fresh: SourceFile,
  changed: ReadonlyMap<string, PartChanges>,
  grain: Grain,
): readonly Edit[] {
  const before = journeyOf(earlier)?.nodes ?? [];
  const after = journeyOf(fresh)?.nodes ?? [];
  const old = new Map(before.map((node) => [node.name.text, node]));
  const names = new Set(after.map(({ name }) => name.text));
  const removed = before
    .filter(({ name }) => !names.has(name.text))
    .map((node) => ({ span: wholeSpan(node), text: "" }));
  let last = journeyOf(earlier)?.starts.at(-1)?.span.end;
  const others = after.flatMap((node): readonly Edit[] => {
    const known = old.get(node.name.text);
    const text = slice(fresh, node.span);
    if (known === undefined) {
      return [insertAt(last ?? journeyEnd(earlier), `\n\n${text}\n`)];
    }
    last = known.span.end;
    const change = changed.get(node.name.text);
    if (change === undefined) return [];
    return grain === "part"
      ? partEdits({ earlier, fresh }, known, node, change)
      : [{ span: known.span, text }];
  });
  return [...removed, ...others];
}

/** The place of a journey's closing brace. */
function journeyEnd(file: SourceFile): number {
  return (journeyOf(file)?.span.end ?? file.text.length + 1) - 1;
}

/** Everything of a journey but its nodes: its head, settings and start. */
function headEdits(earlier: SourceFile, fresh: SourceFile): readonly Edit[] {
  const before = journeyOf(earlier);
  const after = journeyOf(fresh);
  if (before === undefined || after === undefined) return [];
  const settings = after.settings.map(({ span }) => slice(fresh, span));
  const starts = after.starts.map(({ span }) => slice(fresh, span));
  const body = earlier.text.indexOf("{", headSpan(before).end) + 1;
  const doc = after.doc === undefined ? "" : slice(fresh, after.doc.span);
  const documentation = before.doc
    ? [{ span: before.doc.span, text: doc }]
    : doc === ""
      ? []
      : [insertAt(before.span.start, `${doc}\n`)];
  return [
    ...documentation,
    { span: headSpan(before), text: slice(fresh, headSpan(after)) },
    ...[...before.settings, ...before.starts].map(({ span }) => ({ span, text: "" })),
    insertAt(body, `\n${[...settings, "", ...starts].join("\n")}\n`),
  ];
}

/** What a declaration brings: the names of an import, its own name. */
function namesOf(declaration: Declaration): readonly string[] {
  return declaration.kind === "Import"
    ? declaration.names.map(({ text }) => text)
    : [declaration.name.text];
}

/** Declarations whose names the earlier text does not have; what it has, it has in its own way. */
function declarationEdits(earlier: SourceFile, fresh: SourceFile): readonly Edit[] {
  const known = new Set(earlier.declarations.flatMap(namesOf));
  const missing = fresh.declarations.filter(
    (declaration) =>
      declaration.kind !== "Journey" && !namesOf(declaration).every((name) => known.has(name)),
  );
  const first = earlier.declarations[0];
  const start =
    first === undefined ? 0 : (first.doc?.span ?? first.allows[0]?.span ?? first.span).start;
  return missing.map(({ span }) => insertAt(start, `${slice(fresh, span)}\n`));
}

/**
 * A text with the changes of a newer source, in the places where they belong: comments, annotations, scenarios and
 * the order of what did not change stay. The result is not formatted yet.
 *
 * @param fresh the text that the newer source alone would give
 */
export function mergedText(
  earlier: SourceFile,
  fresh: SourceFile,
  changes: Changes,
  grain: Grain,
): string {
  return applied(earlier, [
    ...declarationEdits(earlier, fresh),
    ...(changes.head ? headEdits(earlier, fresh) : []),
    ...nodeEdits(earlier, fresh, changes.nodes, grain),
  ]);
}
