import type { AttemptCounter, AttemptCounts, SessionStore, StepMark } from "./store.ts";

/**
 * The one use of a step: of all who send it, one goes on. It is taken before anything happens that is noticed outside
 * of the run; where that is an attempt, by the change that counts it.
 */
export class StepUse {
  readonly #store: Pick<SessionStore, "claimStep" | "takeRun" | "countAttempts">;
  /** Undefined for the first step of a run, which nobody else can send. */
  readonly #mark: StepMark | undefined;
  #taking: Promise<boolean> | undefined;
  #state: "open" | "taken" | "lost" | "unknown";
  #waiting: (() => void)[] = [];

  constructor(
    store: Pick<SessionStore, "claimStep" | "takeRun" | "countAttempts">,
    mark: StepMark | undefined,
  ) {
    this.#store = store;
    this.#mark = mark;
    this.#state = mark ? "open" : "taken";
  }

  get taken(): boolean {
    return this.#state === "taken";
  }

  /** Somebody else has it: this one must not go on. */
  get lost(): boolean {
    return this.#state === "lost";
  }

  /** The store has failed, so that nobody knows whether it is taken. */
  get unknown(): boolean {
    return this.#state === "unknown";
  }

  /** True for the one who goes on. */
  take(): Promise<boolean> {
    if (this.#state === "taken" || this.#state === "lost")
      return Promise.resolve(this.#state === "taken");
    return (this.#taking ??= this.#noted(this.#takeAlone()));
  }

  /** Counts attempts, and takes the step by the same change where it is not taken yet. Undefined: it is lost. */
  async count(
    counters: readonly AttemptCounter[],
    now: number,
  ): Promise<AttemptCounts | undefined> {
    if (this.#mark && this.#state === "open" && !this.#taking && counters.length > 0) {
      const counting = this.#store.countAttempts(counters, now, this.#mark);
      this.#taking = this.#noted(counting.then((counts) => counts !== undefined));
      // Whoever waits for it as well is told by `counting`.
      this.#taking.catch(() => undefined);
      const counts = await counting;
      await this.#taking;
      return counts;
    }
    return (await this.take()) ? this.#store.countAttempts(counters, now) : undefined;
  }

  /** Does it when the step is taken: at once, later, or never. */
  whenTaken(work: () => void): void {
    if (this.#state === "taken") work();
    else if (this.#state !== "lost") this.#waiting.push(work);
  }

  #takeAlone(): Promise<boolean> {
    const mark = this.#mark;
    if (!mark) return Promise.resolve(true);
    return mark.kind === "step"
      ? this.#store.claimStep(mark.run, mark.step, mark.expiresAt)
      : this.#store.takeRun(mark.idHash);
  }

  async #noted(taking: Promise<boolean>): Promise<boolean> {
    try {
      const taken = await taking;
      this.#state = taken ? "taken" : "lost";
      const waiting = this.#waiting;
      this.#waiting = [];
      if (taken) for (const work of waiting) work();
      return taken;
    } catch (error) {
      this.#state = "unknown";
      this.#taking = undefined;
      throw error;
    }
  }
}
