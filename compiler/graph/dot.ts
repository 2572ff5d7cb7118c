import type { Journey } from "../2-bind/model.ts";
import { type Box, type BoxKind, linesOf } from "./boxes.ts";
import { type Arrow, diagramOf, type TakenOutcome } from "./diagram.ts";
import { visible } from "./visible.ts";

const shapes: Readonly<Record<BoxKind, string>> = {
  start: "shape=circle",
  page: 'shape=box, style="rounded"',
  decision: "shape=hexagon",
  step: "shape=box",
  inner: "shape=box, peripheries=2",
  end: "shape=oval",
};

/**
 * A journey as a Graphviz digraph. Every name is a quoted string.
 * @param options.highlight the outcomes that a sign-on took: their arrows and boxes are drawn in bold
 */
export function dot(
  journey: Journey,
  options: { readonly highlight?: readonly TakenOutcome[] } = {},
): string {
  const { name, boxes, arrows } = diagramOf(journey, options.highlight);
  const lines = [
    `digraph ${quoted([name])} {`,
    ...boxes.map((box) => `  ${boxText(box)}`),
    ...arrows.map((arrow) => `  ${arrowText(arrow)}`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** `\n` in a quoted string breaks the line of a label; a backslash of the text stands for itself. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) => visible(line).replace(/["\\]/g, "\\$&"));
  return `"${escaped.join("\\n")}"`;
}

function boxText(box: Box): string {
  const { kind, id, opaque, unreachable, taken } = box;
  const marks = [
    ...(opaque ? ['style="dashed"'] : []),
    ...(unreachable ? ['color="gray"', 'fontcolor="gray"'] : []),
    ...(taken ? ["penwidth=3"] : []),
  ];
  return `${id} [${[`label=${quoted(linesOf(box))}`, shapes[kind], ...marks].join(", ")}];`;
}

function arrowText({ from, to, labels, taken }: Arrow): string {
  const attributes = [
    ...(labels.length > 0 ? [`label=${quoted([labels.join(", ")])}`] : []),
    ...(taken ? ["penwidth=3"] : []),
  ];
  return `${from} -> ${to}${attributes.length > 0 ? ` [${attributes.join(", ")}]` : ""};`;
}
