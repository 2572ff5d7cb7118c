import {
  allowOfNothing,
  annotatedIn,
  beginning,
  type Diagnostic,
  type DiagnosticDefinition,
  duplicateSetting,
  emptyElse,
  quote,
  type SourceFile,
  type Span,
  startTwice,
  tidied,
  unreachableNode,
  unusedDeclaration,
  wholeLines,
} from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";

/** What is too much, and how it is called. */
interface Surplus {
  readonly span: Span;
  readonly title: string;
}

type Find = (source: SourceFile, place: Span) => Surplus | undefined;

function isAt(span: Span, place: Span): boolean {
  return span.start <= place.start && place.end <= span.end;
}

const line: Find = (_, span) => ({ span, title: "Remove the line" });

const declaration: Find = ({ declarations }, place) => {
  const found = declarations.find(({ span }) => isAt(span, place));
  if (found === undefined || found.kind === "Import") return undefined;
  const span = { start: beginning(found), end: found.span.end };
  return { span, title: `Remove ${quote(found.name.text)}` };
};

/** A node that another leads to is not taken away from under it. */
const node: Find = ({ declarations }, place) => {
  const nodes = declarations.flatMap((one) =>
    one.kind === "Journey" && isAt(one.span, place) ? one.nodes : [],
  );
  const found = nodes.find(({ span }) => isAt(span, place));
  if (found === undefined) return undefined;
  const isLedTo = nodes.some(
    (other) =>
      other !== found && other.wirings.some(({ target }) => target.text === found.name.text),
  );
  if (isLedTo) return undefined;
  const span = { start: beginning(found), end: found.span.end };
  return { span, title: `Remove node ${quote(found.name.text)}` };
};

const setting: Find = (source, place) => {
  const found = [...annotatedIn(source)]
    .flatMap((one) => ("settings" in one ? one.settings : []))
    .find(({ span }) => isAt(span, place));
  return found && { span: found.span, title: `Remove the second ${quote(found.key.text)}` };
};

const allow: Find = (source, place) => {
  const found = [...annotatedIn(source)]
    .flatMap(({ allows }) => allows)
    .find(({ span }) => isAt(span, place));
  return found && { span: found.span, title: `Remove the ${quote("@allow")}` };
};

const finders: readonly (readonly [DiagnosticDefinition<never>, Find])[] = [
  [emptyElse, line],
  [startTwice, line],
  [unusedDeclaration, declaration],
  [unreachableNode, node],
  [duplicateSetting, setting],
  [allowOfNothing, allow],
];

function surplusOf(source: SourceFile, { code, primary }: Diagnostic): Surplus | undefined {
  const find = finders.find(([definition]) => definition.code === code)?.[1];
  return find?.(source, primary.span);
}

/** Removes what a finding says is too much, where that is for the author to decide. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose({ here, source, path }) {
    for (const finding of here) {
      const surplus = surplusOf(source, finding);
      if (surplus === undefined) continue;
      yield {
        title: surplus.title,
        kind: CodeActionKind.QuickFix,
        group: "remove",
        repairs: [finding],
        change: () => {
          const span = wholeLines(source.text, surplus.span);
          return { edits: tidied(source, [{ file: path, span, newText: "" }]) };
        },
      };
    }
  },
};
