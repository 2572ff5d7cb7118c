import type { StepToken } from "./step-token.ts";

/** A waiting run as an authId names it. */
export interface WaitingRun {
  readonly token: StepToken;
  /** True for exactly one caller, whatever the spelling of the id and the concurrency; that one may go on. */
  take(): Promise<boolean>;
}

/** Where runs wait for their users. */
export interface WaitingRuns {
  /**
   * Keeps a run until it is taken or expires.
   * @returns what names it to the client
   * @throws JourneyError `state-not-json`, `state-too-large`
   */
  keep(token: StepToken): Promise<string>;
  /** Undefined for whatever is wrong with the id: forged, of another realm, expired, used, too old. Takes nothing. */
  find(id: string): Promise<WaitingRun | undefined>;
}
