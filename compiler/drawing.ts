/**
 * Drawing journeys, for tools that show them. Apart from `analysis.ts`, as most that understand journeys never draw one:
 * the layout is loaded with this.
 */
export { type Diagram, diagramOf, type TakenOutcome } from "./graph/diagram.ts";
export { nodeId } from "./graph/ids.ts";
export { drawSvg, type Picture, pictureOf } from "./graph/svg.ts";
export { fitsInSvg, svgNodesAtMost } from "./graph/svg-limit.ts";
export { styleSheetOf, type Theme, type ThemeName } from "./graph/svg/style.ts";
