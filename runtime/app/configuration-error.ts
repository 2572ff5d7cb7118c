import { JourneyError } from "../errors.ts";
import type { Mistake } from "../machine/link.ts";

/** The app was put together wrongly. All mistakes at once, each with its fix. */
export class ConfigurationError extends JourneyError {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    const list = mistakes.map(({ code, message, fix }) => `  - ${message} ${fix} (${code})`);
    super(
      "configuration",
      `The journeys cannot start:\n${list.join("\n")}`,
      "Correct each point of the list.",
    );
    this.mistakes = mistakes;
  }
}
