import type { DiagramFinding, DiagramNode } from "journeyc-editor/diagram";
import { flag } from "./flags.ts";
import { makeReachable } from "./reachable.ts";
import { View } from "./view.ts";

/** The picture: what is marked in it, and which part of it is seen. */
export class Canvas {
  readonly #place: HTMLElement;
  readonly #reveal: (box: string) => void;
  readonly #view: View;
  #journey: string | undefined;
  #text: string | undefined;
  #selected: string | undefined;

  /** @param reveal called when a box is clicked whose node stands in the text */
  constructor(place: HTMLElement, reveal: (box: string) => void) {
    this.#place = place;
    this.#reveal = reveal;
    this.#view = new View(place);
  }

  /**
   * Shows a journey's picture. Which part is seen stays as it is, unless it is another journey.
   * @param svg absent when there is none now: the one before stays, if it is of the same journey
   * @returns whether a picture is there
   */
  show(
    journey: string | undefined,
    svg: string | undefined,
    nodes: readonly DiagramNode[],
  ): boolean {
    const same = journey === this.#journey && this.#text !== undefined;
    if (svg === undefined) {
      if (!same) this.#clear();
      return same;
    }
    if (same && svg === this.#text) return true;
    this.#journey = journey;
    this.#text = svg;
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const picture = document.importNode(parsed, true) as unknown as SVGSVGElement; // an <svg>
    makeReachable(picture, nodes, this.#reveal);
    this.#place.replaceChildren(picture);
    this.#view.show(picture, !same);
    this.select(this.#selected);
    return true;
  }

  /** Marks the box that the cursor is in, and brings it into view. */
  select(box: string | undefined): void {
    this.#selected = box;
    for (const old of this.#all(".selected")) old.classList.remove("selected");
    if (box === undefined) return;
    for (const found of this.#all(`[data-box="${CSS.escape(box)}"]`)) {
      found.classList.add("selected");
      this.#view.bringIntoView(found);
    }
  }

  /** Puts a dot at each box in which something is reported. */
  flag(findings: readonly DiagramFinding[]): void {
    for (const old of this.#all(".flag")) old.remove();
    for (const box of this.#all("[data-box]")) {
      const here = findings.filter(({ at }) => at !== undefined && at === box.dataset["box"]);
      if (here.length > 0) flag(box, here);
    }
  }

  /** Marks the way that shows a finding. */
  mark(finding: DiagramFinding | undefined): void {
    for (const old of this.#all(".way")) old.classList.remove("way", "error", "warning", "hint");
    this.#place.classList.toggle("marked", finding !== undefined);
    if (finding === undefined) return;
    const parts = [
      ...finding.boxes.map((box) => `[data-box="${CSS.escape(box)}"]`),
      ...finding.arrows.map(
        ({ from, to }) => `[data-from="${CSS.escape(from)}"][data-to="${CSS.escape(to)}"]`,
      ),
    ];
    for (const part of parts)
      for (const found of this.#all(part)) found.classList.add("way", finding.severity);
  }

  zoomBy(factor: number): void {
    this.#view.zoomBy(factor);
  }

  fit(): void {
    this.#view.fit();
  }

  #clear(): void {
    this.#journey = undefined;
    this.#text = undefined;
    this.#place.replaceChildren();
  }

  #all(selector: string): readonly SVGGraphicsElement[] {
    return [...this.#place.querySelectorAll<SVGGraphicsElement>(selector)];
  }
}
