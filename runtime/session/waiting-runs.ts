import type { StepToken } from "./step-token.ts";
import type { StepEnd, StepMark } from "./store.ts";

/** A waiting run as an authId names it. */
export interface WaitingRun {
  readonly token: StepToken;
  /** The same for every spelling of the id. Whoever uses it up in the store may go on. */
  readonly mark: StepMark;
}

/** A run that waits as soon as `end` is stored. */
export interface KeptRun {
  /** What names it to the client. */
  readonly id: string;
  readonly end: Pick<StepEnd, "run">;
}

/** Where runs wait for their users. */
export interface WaitingRuns {
  /**
   * Lets a run wait until it is taken or expires.
   * @throws JourneyError `state-not-json`, `state-too-large`
   */
  keep(token: StepToken): KeptRun;
  /** Undefined for whatever is wrong with the id: forged, of another realm, expired, used, too old. Takes nothing. */
  find(id: string): Promise<WaitingRun | undefined>;
}
