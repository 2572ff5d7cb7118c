import type { JourneyError } from "../../errors.ts";

/** A name and a password to ask Entra about. */
export interface Question {
  readonly userName: string;
  readonly password: string;
  /** A GUID that Entra keeps in its sign-in log. */
  readonly correlationId: string;
  readonly signal: AbortSignal;
}

/** What came back from the token endpoint. What it means is decided elsewhere: nothing here is a proof. */
export type TokenAnswer =
  /** HTTP 200 with an id_token that nobody has verified yet. */
  | { readonly kind: "token"; readonly idToken: string }
  | Refusal
  /** No answer, or none that can be trusted. */
  | { readonly kind: "failed"; readonly error: JourneyError };

/** An OAuth error, or an HTTP status that says "not now". */
export interface Refusal {
  readonly kind: "refused";
  readonly status: number;
  /** `invalid_grant`; empty where only the status speaks. */
  readonly error: string;
  readonly suberror: string;
  /** AADSTS numbers, the first one first. */
  readonly numbers: readonly number[];
  /** Entra's name for this request, for Microsoft's support and for the sign-in log. */
  readonly traceId: string | undefined;
  /** What `Retry-After` says, in seconds. */
  readonly retryAfter: number | undefined;
}

/**
 * Asks the token endpoint, once. The connector knows no more than this interface, so that the library behind it can
 * be replaced: the contract suite in the tests runs against any implementation.
 */
export interface PasswordVerifier {
  /** Never throws for what the network or Entra do. */
  ask(question: Question): Promise<TokenAnswer>;
}
