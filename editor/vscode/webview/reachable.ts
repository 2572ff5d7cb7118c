import type { DiagramNode } from "journeyc-editor/diagram";

/** Lets a mouse and a keyboard reach the boxes whose nodes stand in the text. */
export function makeReachable(
  picture: SVGSVGElement,
  nodes: readonly DiagramNode[],
  reveal: (box: string) => void,
): void {
  const known = new Set(nodes.map(({ box }) => box));
  // Not one image any more, but a group of things to use.
  picture.setAttribute("role", "group");
  for (const part of picture.querySelectorAll<SVGGElement>("[data-box]")) {
    const { box } = part.dataset;
    if (box === undefined || !known.has(box)) continue;
    part.setAttribute("tabindex", "0");
    part.setAttribute("role", "link");
    part.classList.add("reachable");
    part.addEventListener("click", () => reveal(box));
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      reveal(box);
    });
  }
}
