import type { SourceFile, Span, Wiring } from "../../1-syntax/ast.ts";
import { quoted } from "../../1-syntax/print/string-text.ts";
import type { Node } from "../../2-bind/model.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { bodyStart, indentationAt, indentationStep } from "../layout.ts";

/** A wiring line to add: `patched, failure` to `countLogin`. */
export interface NewWiring {
  /** None, of a bare arrow. */
  readonly outcomes: readonly string[] | "else";
  readonly target: string;
}

/** What an edit of a node's wiring changes. */
export interface WiringChange {
  readonly add: readonly NewWiring[];
  /** Existing lines whose outcomes are written anew. */
  readonly rename?: ReadonlyMap<Wiring, readonly string[]>;
}

/** An outcome as the language spells it: bare where it is an identifier, else in quotes. Only in quotes is `else` one. */
export function spell(outcome: string): string {
  return outcome !== "else" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(outcome) ? outcome : quoted(outcome);
}

function spellAll(outcomes: NewWiring["outcomes"]): string {
  return outcomes === "else" ? outcomes : outcomes.map(spell).join(", ");
}

/** Where the arrow of a wiring starts. */
function arrowOf(text: string, wiring: Wiring): number {
  const named = wiring.outcomes.at(-1)?.span.end ?? wiring.else?.end ?? wiring.span.start;
  const arrow = text.indexOf("->", named);
  return arrow < 0 || arrow > wiring.target.span.start ? wiring.target.span.start : arrow;
}

/** A line of wiring that is in the text: what stands before its arrow, and how far. */
interface Line {
  readonly before: Span;
  readonly written: string;
  readonly outcomes: string;
}

function lineOf(text: string, wiring: Wiring, rename: readonly string[] | undefined): Line {
  const before = { start: wiring.span.start, end: arrowOf(text, wiring) };
  const written = text.slice(before.start, before.end);
  const outcomes = rename === undefined ? written.trimEnd() : spellAll(rename);
  return { before, written, outcomes };
}

/** A node with `{ … }` and at least one line of wiring: arrows stay aligned, new lines follow the last one. */
function editLines(source: SourceFile, node: Node, change: WiringChange): readonly TextEdit[] {
  const { path: file, text } = source;
  const { wirings } = node.declaration;
  const lines = wirings.map((wiring) => lineOf(text, wiring, change.rename?.get(wiring)));
  const added = change.add.map(({ outcomes, target }) => ({ left: spellAll(outcomes), target }));
  const lefts = [...lines.map(({ outcomes }) => outcomes), ...added.map(({ left }) => left)];
  const width = Math.max(...lefts.map((left) => left.length));
  const aligned = (left: string): string => (left === "" ? "" : `${left.padEnd(width)} `);
  const edits = lines
    .filter(({ written, outcomes }) => written !== aligned(outcomes))
    .map(({ before, outcomes }) => ({ file, span: before, newText: aligned(outcomes) }));
  const last = wirings.at(-1);
  if (last === undefined || added.length === 0) return edits;
  const { start, end } = last.span;
  const indentation = indentationAt(text, start);
  const newText = added.map(({ left, target }) => `\n${indentation}${aligned(left)}-> ${target}`);
  return [...edits, { file, span: { start: end, end }, newText: newText.join("") }];
}

/** The lines of a body that has no wiring yet. */
function freshLines({ add }: WiringChange, indentation: string): string {
  const lefts = add.map(({ outcomes }) => spellAll(outcomes));
  const width = Math.max(...lefts.map((left) => left.length));
  const before = lefts.map((left) => (left === "" ? "" : `${left.padEnd(width)} `));
  return add
    .map(({ target }, index) => `${indentation}${before[index] ?? ""}-> ${target}`)
    .join("\n");
}

/** The end of the head of a node: its type, or the name of a page. */
function headEnd({ declaration }: Node): number {
  if (declaration.kind === "Node") return declaration.type.span.end;
  return (declaration.displayName ?? declaration.name).span.end;
}

function lastItemEnd({ declaration }: Node): number | undefined {
  const members = declaration.kind === "Page" ? declaration.members : [];
  const ends = [...declaration.settings, ...members].map(({ span }) => span.end);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** A node without wiring: the lines go to the end of its body, or it gets a body. */
function firstLines(source: SourceFile, node: Node, change: WiringChange): readonly TextEdit[] {
  const { path: file, text } = source;
  const outer = indentationAt(text, node.declaration.name.span.start);
  const lines = freshLines(change, outer + indentationStep);
  const after = lastItemEnd(node);
  if (after !== undefined) return [insertion(file, after, `\n\n${lines}`)];
  const head = headEnd(node);
  const body = bodyStart(text, head);
  if (body === undefined) return [insertion(file, head, ` {\n${lines}\n${outer}}`)];
  const empty = /^[ \t]*\}/.exec(text.slice(body, body + 200));
  if (empty === null) return [insertion(file, body, `\n${lines}`)];
  const end = body + empty[0].length - 1;
  return [{ file, span: { start: body, end }, newText: `\n${lines}\n${outer}` }];
}

function insertion(file: string, start: number, newText: string): TextEdit {
  return { file, span: { start, end: start }, newText };
}

/** `node x: T -> y` gets a body in which its line names outcomes. */
function opened(source: SourceFile, node: Node, change: WiringChange): readonly TextEdit[] {
  const { path: file, text } = source;
  const outer = indentationAt(text, node.declaration.name.span.start);
  const renamed = node.declaration.wirings.map((wiring) => ({
    outcomes: change.rename?.get(wiring) ?? [],
    target: wiring.target.text,
  }));
  const all = { add: [...renamed, ...change.add] };
  const lines = freshLines(all, outer + indentationStep);
  const span = { start: headEnd(node), end: node.declaration.span.end };
  return [{ file, span, newText: ` {\n${lines}\n${outer}}` }];
}

function isShort({ text }: SourceFile, node: Node): boolean {
  return (
    node.declaration.kind === "Node" &&
    /^[ \t]*->/.test(text.slice(headEnd(node), headEnd(node) + 200))
  );
}

/** Changes the wiring of a node so that the result is formatted as the formatter would: indented, arrows aligned. */
export function editWirings(
  source: SourceFile,
  node: Node,
  change: WiringChange,
): readonly TextEdit[] {
  if (node.declaration.wirings.length === 0) return firstLines(source, node, change);
  return isShort(source, node) ? opened(source, node, change) : editLines(source, node, change);
}
