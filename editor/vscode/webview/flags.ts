import type { DiagramFinding } from "journeyc-editor/diagram";

const severities = ["error", "warning", "hint"] as const;
const radius = 5;

/** Puts a dot at the corner of a box, in the colour of the worst of its findings; it says what they are. */
export function flag(box: SVGGraphicsElement, findings: readonly DiagramFinding[]): void {
  const worst = severities.find((one) => findings.some(({ severity }) => severity === one));
  const { x, y, width } = box.getBBox();
  const make = <Name extends keyof SVGElementTagNameMap>(name: Name): SVGElementTagNameMap[Name] =>
    document.createElementNS("http://www.w3.org/2000/svg", name);
  const dot = make("circle");
  dot.setAttribute("class", `flag ${worst ?? "hint"}`);
  dot.setAttribute("cx", String(x + width - radius));
  dot.setAttribute("cy", String(y + 1));
  dot.setAttribute("r", String(radius));
  const title = make("title");
  title.textContent = findings.map(({ code, message }) => `${code}: ${message}`).join("\n");
  dot.append(title);
  box.append(dot);
}
