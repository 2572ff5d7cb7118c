import { type Node, tidied, type Wiring } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { nodeAt, wiringAt } from "../edits/around.ts";

/** The line whose outcomes need not be said: it wires the one that the node must wire, or the only one that it has. */
function sayingTooMuch({ declaration, outcomes, wiring }: Node): Wiring | undefined {
  const [line, another] = declaration.wirings;
  if (line === undefined || another !== undefined || outcomes === undefined) return undefined;
  if (line.outcomes.length === 0 && line.else === undefined) return undefined;
  const required = outcomes.filter(({ optional }) => optional === undefined);
  const [only, more] = required.length > 0 ? required : outcomes;
  const isAll = wiring.taken.size === 1 && only !== undefined && wiring.taken.has(only.name);
  return isAll && more === undefined && wiring.unknown.length === 0 ? line : undefined;
}

/** `outcome -> y` becomes `-> y`, and a node that has nothing else `node x: T -> y`. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorRewrite],
  *propose({ bound, source, span, lines }) {
    const file = bound()?.file;
    const node = file && nodeAt(file, span);
    if (node === undefined) return;
    const line = sayingTooMuch(node);
    if (line === undefined || wiringAt(node, lines, span) !== line) return;
    const { start } = line.span;
    const end = source.text.indexOf(
      "->",
      (line.outcomes.at(-1)?.span ?? line.else ?? line.span).end,
    );
    const isRemarked = source.comments.some(
      (one) => one.span.start >= start && one.span.start < end,
    );
    if (end < 0 || end > line.span.end || isRemarked) return;
    yield {
      title: "Write a bare arrow",
      kind: CodeActionKind.RefactorRewrite,
      group: "rewrite",
      change: () => {
        const edit = { file: source.path, span: { start, end }, newText: "" };
        return { edits: tidied(source, [edit]) };
      },
    };
  },
};
