import { JourneyError } from "../../errors.ts";

/** Collects what is wrong with a configuration, so that one start tells all of it. Values are never repeated. */
export class Mistakes {
  readonly #problems: string[] = [];
  readonly #fixes: string[] = [];

  add(problem: string, fix: string): undefined {
    this.#problems.push(problem);
    this.#fixes.push(fix);
  }

  /** @throws {JourneyError} `entra-configuration` when there was any */
  throwIfAny(): void {
    if (this.#problems.length === 0) return;
    throw new JourneyError(
      "entra-configuration",
      `The configuration of the Entra ID connector is wrong: ${this.#problems.join("; ")}.`,
      this.#fixes.join(" "),
    );
  }
}
