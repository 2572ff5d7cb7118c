import type { Theme } from "journeyc/drawing";

const variable = (name: string): string => `var(--vscode-${name})`;
const ground = variable("editor-background");
const text = variable("editor-foreground");

/** A box in a colour of the editor's charts, thin enough for the editor's own text to be read on it. */
function tinted(chart: string): readonly [fill: string, line: string, text: string] {
  const colour = variable(`charts-${chart}`);
  return [`color-mix(in srgb, ${colour} 16%, ${ground})`, colour, text];
}

/** Diagrams in the colours of whatever theme the editor has. */
export const editorTheme: Theme = {
  ground,
  arrow: `color-mix(in srgb, ${text} 60%, ${ground})`,
  muted: variable("descriptionForeground"),
  boxes: {
    start: [text, text, ground],
    page: tinted("blue"),
    decision: tinted("yellow"),
    step: [
      `color-mix(in srgb, ${text} 7%, ${ground})`,
      `color-mix(in srgb, ${text} 45%, ${ground})`,
      text,
    ],
    inner: tinted("purple"),
    success: tinted("green"),
    failure: tinted("red"),
    stop: [
      `color-mix(in srgb, ${text} 10%, ${ground})`,
      `color-mix(in srgb, ${text} 60%, ${ground})`,
      text,
    ],
  },
};
