import type { JourneyError } from "../errors.ts";

/** Why a remote system refused. None of these proves anything, though some mean that the password was right. */
export type RejectionReason =
  | "invalidCredentials"
  | "mfaRequired"
  | "passwordExpired"
  | "accountLocked"
  | "accountDisabled"
  | "conditionalAccess"
  | "notAssigned"
  | "identityMismatch";

/** What a remote system said about a name and a password. The four are never confused. */
export type RemoteVerdict =
  /** Positive proof. `id` is the remote object's immutable id, `name` its sign-in name. */
  | { readonly kind: "accepted"; readonly id: string; readonly name: string }
  /** `error` is for the operator's log alone: the code, and the number by which the remote system tells more. */
  | { readonly kind: "rejected"; readonly reason: RejectionReason; readonly error?: JourneyError }
  /** It could not be asked, or gave no answer that can be trusted. Says nothing about the user. */
  | { readonly kind: "unavailable"; readonly error: JourneyError }
  /** It refuses *us*: the operator must act. */
  | { readonly kind: "misconfigured"; readonly error: JourneyError };

/** An external system that pass-through nodes name as `systemEndpoint`. */
export interface Connector<Kind extends string = string> {
  readonly kind: Kind;
  readonly objectTypes: readonly string[];
  /**
   * Verifies a name and a password. Never throws for what the remote system does.
   * @param options.signal aborted when the run can wait no longer; the connector's own deadline is shorter
   */
  authenticate(
    objectType: string,
    name: string,
    password: string,
    options: { readonly signal: AbortSignal },
  ): Promise<RemoteVerdict>;
  /**
   * Asks nobody, and takes as long as a refusal has lately taken: for attempts beyond a limit, which must not be told
   * from wrong ones. The runtime adds it to every connector.
   */
  refuse?(options: { readonly signal: AbortSignal }): Promise<void>;
  /** Frees sockets. */
  close?(): Promise<void>;
}
