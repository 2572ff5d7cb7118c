import type { StepToken } from "./step-token.ts";
import type { SessionStore } from "./store.ts";

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
   * @param store where it is put, if it is put into the store; a view that the caller has of it
   * @returns what names it to the client
   * @throws JourneyError `state-not-json`, `state-too-large`
   */
  keep(token: StepToken, store: SessionStore): Promise<string>;
  /** Undefined for whatever is wrong with the id: forged, of another realm, expired, used, too old. Takes nothing. */
  find(id: string): Promise<WaitingRun | undefined>;
}
