import type { JourneyEvent } from "@journeyc/runtime";

/** One node that a run went through, and the outcome that it took; no outcome: it asked the user. */
export interface PathStep {
  readonly journey: string;
  readonly node: string;
  readonly outcome: string | undefined;
}

export interface Path {
  readonly journey: string;
  readonly steps: readonly PathStep[];
  readonly result: string;
}

/** Runs that were left half-way are forgotten, oldest first. */
const runsRemembered = 1_000;

/** Follows the runs through their events and remembers the path of the one that ended last. */
export class LastPath {
  readonly #open = new Map<string, PathStep[]>();
  readonly #ended: ((path: Path) => void) | undefined;
  #last: Path | undefined;

  constructor(ended?: (path: Path) => void) {
    this.#ended = ended;
  }

  get last(): Path | undefined {
    return this.#last;
  }

  /** Takes one event; made to be passed as `onEvent`. */
  readonly record: (event: JourneyEvent) => void = (event) => this.follow(event);

  protected follow(event: JourneyEvent): void {
    if (event.kind === "start") this.#begin(event.run);
    else if (event.kind === "node") this.#open.get(event.run)?.push(event);
    else if (event.kind === "end") {
      const result = event.code ? `${event.result} (${event.code})` : event.result;
      this.#last = { journey: event.journey, steps: this.#open.get(event.run) ?? [], result };
      this.#open.delete(event.run);
      this.#ended?.(this.#last);
    }
  }

  #begin(run: string): void {
    this.#open.set(run, []);
    const [oldest] = this.#open.keys();
    if (this.#open.size > runsRemembered && oldest !== undefined) this.#open.delete(oldest);
  }
}

/** `signOn → localLogin.false → … → success`: the path as one line; questions to the user are left out. */
export function pathLine(path: Path): string {
  const steps = path.steps
    .filter((step) => step.outcome !== undefined)
    .map((step) => {
      const inner = step.journey === path.journey ? "" : `${step.journey}/`;
      const outcome = step.outcome === "outcome" ? "" : `.${step.outcome}`;
      return `${inner}${step.node}${outcome}`;
    });
  return [...steps, path.result].join(" → ");
}
