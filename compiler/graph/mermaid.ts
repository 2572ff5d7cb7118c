import type { Journey } from "../2-bind/model.ts";
import { type Box, type BoxKind, linesOf } from "./boxes.ts";
import { type Arrow, diagramOf, type TakenOutcome } from "./diagram.ts";
import { visible } from "./visible.ts";

const shapes: Readonly<Record<BoxKind, readonly [string, string]>> = {
  start: ["((", "))"],
  page: ["(", ")"],
  decision: ["{{", "}}"],
  step: ["[", "]"],
  inner: ["[[", "]]"],
  end: ["([", "])"],
};

/**
 * A journey as a Mermaid flowchart. Labels are safe in HTML: all that is not plain text is a character reference.
 * @param options.highlight the outcomes that a sign-on took: their arrows and boxes are drawn in bold
 */
export function mermaid(
  journey: Journey,
  options: { readonly highlight?: readonly TakenOutcome[] } = {},
): string {
  const { boxes, arrows } = diagramOf(journey, options.highlight);
  const lines = [
    "flowchart TD",
    ...boxes.map((box) => `  ${boxText(box)}`),
    ...arrows.map((arrow) => `  ${arrowText(arrow)}`),
    ...marked(boxes),
    ...highlighted(boxes, arrows),
  ];
  return `${lines.join("\n")}\n`;
}

/** Mermaid's character references have `#` for `&`. Directives (`%%{…}%%`) are looked for in labels too. */
function label(text: string): string {
  return visible(text).replace(
    /[^\p{L}\p{M}\p{N}\p{Zs}.,:()/_-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}

function boxText(box: Box): string {
  const [open, close] = shapes[box.kind];
  return `${box.id}${open}"${linesOf(box).map(label).join("<br>")}"${close}`;
}

function arrowText({ from, to, labels }: Arrow): string {
  const text = labels.length > 0 ? `|"${labels.map(label).join(", ")}"|` : "";
  return `${from} -->${text} ${to}`;
}

const marks = {
  opaque: "stroke-dasharray:3 3",
  unreachable: "opacity:0.6",
} as const;

/** Boxes whose type nobody knows, and those that nothing leads to. */
function marked(boxes: readonly Box[]): readonly string[] {
  return (["opaque", "unreachable"] as const).flatMap((mark) => {
    const ids = boxes.filter((box) => box[mark]).map(({ id }) => id);
    return ids.length === 0
      ? []
      : [`  classDef ${mark} ${marks[mark]}`, `  class ${ids.join(",")} ${mark}`];
  });
}

function highlighted(boxes: readonly Box[], arrows: readonly Arrow[]): readonly string[] {
  const taken = boxes.filter((box) => box.taken).map((box) => box.id);
  if (taken.length === 0) return [];
  const links = [...arrows.keys()].filter((index) => arrows[index]?.taken);
  return [
    "  classDef taken stroke-width:3px",
    `  class ${taken.join(",")} taken`,
    `  linkStyle ${links.join(",")} stroke-width:3px`,
  ];
}
