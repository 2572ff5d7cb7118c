import type { DiagramJourney } from "journeyc-editor/diagram";
import { fill } from "./elements.ts";

/** The journeys of the file, to choose one. */
export class Journeys {
  readonly #list: HTMLSelectElement;

  constructor(list: HTMLSelectElement, chosen: (name: string) => void) {
    this.#list = list;
    list.addEventListener("change", () => chosen(list.value));
  }

  show(journeys: readonly DiagramJourney[], current: string | undefined): void {
    fill(
      this.#list,
      journeys.map(({ name, title }) => ({ value: name, text: title })),
    );
    this.#list.hidden = journeys.length === 0;
    if (current !== undefined) this.#list.value = current;
  }
}
