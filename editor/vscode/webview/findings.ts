import type { DiagramFinding } from "journeyc-editor/diagram";
import { fill } from "./elements.ts";

const marks = { error: "✕", warning: "⚠", hint: "ℹ" } as const;

/** What is wrong with the journey, to choose whose way is shown. */
export class Findings {
  readonly #list: HTMLSelectElement;
  #findings: readonly DiagramFinding[] = [];

  /** @param chosen called with the place of a finding, or without for none */
  constructor(list: HTMLSelectElement, chosen: (index: number | undefined) => void) {
    this.#list = list;
    list.addEventListener("change", () =>
      chosen(list.value === "" ? undefined : Number(list.value)),
    );
  }

  /** The finding whose way is shown. */
  get chosen(): DiagramFinding | undefined {
    return this.#list.value === "" ? undefined : this.#findings[Number(this.#list.value)];
  }

  show(findings: readonly DiagramFinding[]): void {
    const before = this.chosen;
    this.#findings = findings;
    const count = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
    fill(this.#list, [
      { value: "", text: count },
      ...findings.map(({ severity, code, message }, index) => ({
        value: String(index),
        text: `${marks[severity]} ${code}: ${message.replaceAll("`", "")}`,
      })),
    ]);
    this.#list.hidden = findings.length === 0;
    const same = ({ code, message }: DiagramFinding): boolean =>
      code === before?.code && message === before.message;
    const again = findings.findIndex(same);
    this.#list.value = again < 0 ? "" : String(again);
  }

  /** The cursor is on a finding: it is the chosen one. Where it is on none, the choice stays. */
  follow(index: number | undefined): void {
    if (index !== undefined && index < this.#findings.length) this.#list.value = String(index);
  }
}
