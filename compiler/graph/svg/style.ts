/** Fill, line and text of a kind of box. */
type Colours = readonly [fill: string, line: string, text: string];

/** What a theme paints with. The text of each kind has a contrast of at least 4.5 to 1 on its fill. */
export interface Theme {
  readonly ground: string;
  readonly arrow: string;
  /** Smaller text: types, and the outcomes at arrows. */
  readonly muted: string;
  readonly boxes: Readonly<Record<string, Colours>>;
}

export const light: Theme = {
  ground: "#ffffff",
  arrow: "#5b6472",
  muted: "#4a5361",
  boxes: {
    start: ["#2b3340", "#2b3340", "#ffffff"],
    page: ["#e8f1fd", "#2f6fd0", "#12294d"],
    decision: ["#fff5d9", "#b07a10", "#3d2a00"],
    step: ["#f3f4f6", "#7a8494", "#1f2732"],
    inner: ["#f2ebfd", "#7a4fc9", "#2d1757"],
    success: ["#dcf5e3", "#1f8a43", "#0c4420"],
    failure: ["#fde4e2", "#c8372d", "#6b1510"],
    stop: ["#e6e8ec", "#5b6472", "#2b3340"],
  },
};

export const dark: Theme = {
  ground: "#14181f",
  arrow: "#98a3b3",
  muted: "#b9c2cf",
  boxes: {
    start: ["#dfe4ec", "#dfe4ec", "#14181f"],
    page: ["#16294a", "#5b96ee", "#dce9ff"],
    decision: ["#3a2d0c", "#d9a634", "#ffeec2"],
    step: ["#252b35", "#7f8a9b", "#e6eaf0"],
    inner: ["#2b1f47", "#a383e6", "#eadfff"],
    success: ["#123822", "#45b26b", "#d2f5de"],
    failure: ["#451a18", "#ec7268", "#ffdcd9"],
    stop: ["#2c323c", "#98a3b3", "#e6eaf0"],
  },
};

function rulesOf({ ground, arrow, muted, boxes }: Theme): string {
  const kinds = Object.entries(boxes).map(
    ([kind, [fill, line, text]]) =>
      `.${kind}>rect,.${kind}>path{fill:${fill};stroke:${line}}.${kind} text{fill:${text}}`,
  );
  return [
    `.ground,.label>rect{fill:${ground}}`,
    `.arrow>path{stroke:${arrow}}.arrow>.head{fill:${arrow}}`,
    `.label text,.type,.mark{fill:${muted}}`,
    ...kinds,
  ]
    .join("")
    .replaceAll(/(^|[},])\./g, "$1.journey-graph .");
}

const fixed = [
  "text{font-family:Helvetica,Arial,'Liberation Sans',sans-serif;text-anchor:middle}",
  ".left{text-anchor:start}",
  ".name{font-size:14px;font-weight:600}",
  ".end text,.start text{font-size:12px;font-weight:600}",
  ".member{font-size:12px}",
  ".type,.label text{font-size:11px}",
  ".mark{font-size:11px;font-style:italic}",
  "rect,path{stroke-width:1.4}",
  ".rule{stroke-opacity:.45}",
  ".ground,.label>rect{stroke:none}",
  ".arrow>path{fill:none}",
  ".arrow>.head{stroke:none}",
  ".opaque>rect,.opaque>path{stroke-dasharray:5 3}",
  ".unreachable>rect,.unreachable>path{stroke-dasharray:2 3}",
  ".taken>rect,.taken>path{stroke-width:3.5}",
  ".taken>.rule{stroke-width:1.4}",
  ".label.taken>rect{stroke:none}",
  ".label.taken text{font-weight:700}",
]
  .map((rule) => `.journey-graph ${rule.replaceAll(",.", ",.journey-graph .")}`)
  .join("");

/** Whose colours a picture has: its own, or none, for a page that brings a style sheet of its own. */
export type ThemeName = "system" | "light" | "dark" | "none";

/** The rules that a theme paints a picture with. */
export function styleSheetOf(theme: Theme): string {
  return `${fixed}${rulesOf(theme)}`;
}

/** The style sheet within a picture: light, and dark where the reader's system is, unless one is asked for. */
export function styleSheet(name: Exclude<ThemeName, "none"> = "system"): string {
  if (name !== "system") return styleSheetOf(name === "light" ? light : dark);
  return `${styleSheetOf(light)}@media(prefers-color-scheme:dark){${rulesOf(dark)}}`;
}
