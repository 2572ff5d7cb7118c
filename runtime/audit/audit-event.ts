import type { Factor } from "../manifest.ts";
import type { RejectionReason, RemoteVerdict } from "../connectors/connector.ts";
import type { AttemptLimitKind } from "../machine/attempts.ts";
import type { VerifiedBy } from "../machine/identity.ts";

/** What every event says. */
interface Every {
  /** Of this shape. Names and meanings stay as they are within a version; fields may come. */
  readonly version: 1;
  /** ISO 8601, in UTC. */
  readonly time: string;
  readonly realm: string;
  /**
   * Stands for the user without naming them: an HMAC of the user name in its canonical spelling, by a key that is
   * derived from the app's newest one. The same user has the same value for as long as that key is the newest.
   */
  readonly userKey?: string;
}

/** What every event of a run says. */
interface OfRun extends Every {
  /** The id of the run, which all of its events, log lines and spans carry. */
  readonly transaction: string;
  /** The journey that the client started, and the hash of what it was compiled to. */
  readonly journey: string;
  readonly journeyVersion: string;
  /** Where the client is, if the app says so by `clientAddress`. */
  readonly clientAddress?: string;
}

/** Where in the run: with inner journeys, the one that the node stands in. */
interface AtNode {
  readonly node: string;
  readonly nodeJourney: string;
  readonly nodeType: string;
}

/** What a remote system said. */
export interface AuditConnector {
  readonly name: string;
  readonly verdict: RemoteVerdict["kind"] | "none";
  readonly reason?: RejectionReason;
  /** The stable code, and the remote system's own: `AADSTS50126`. */
  readonly code?: string;
  readonly remoteCode?: string;
}

/** An event of the audit trail. It holds no secret, and no name of a user. */
export type AuditEvent =
  | (OfRun & { readonly name: "run-started" })
  | (OfRun &
      AtNode & {
        readonly name: "node-outcome";
        /** The outcome taken; absent when the node failed. */
        readonly outcome?: string;
        /** The stable code, when the node failed. */
        readonly error?: string;
        /** The node verified a credential, which rests on this. */
        readonly proves?: Factor;
        /** The remote system that the node asked last. */
        readonly connector?: AuditConnector;
      })
  | (OfRun & AtNode & { readonly name: "attempt-refused"; readonly refusedBy: AttemptLimitKind })
  | (OfRun & { readonly name: "session-created"; readonly session: string })
  | (OfRun & {
      readonly name: "run-ended";
      readonly result: "success" | "failure" | "stop" | "error";
      /** The stable code, when the run ended in an error. */
      readonly error?: string;
      /** The nodes that verified a credential. */
      readonly verifiedBy: readonly VerifiedBy[];
      /** What names the session without opening it; absent when none was created. */
      readonly session?: string;
    })
  /**
   * A logout, a user who is gone or inactive, `endSessionsOf`, or a success that was withheld because the audit trail did
   * not accept it.
   */
  | (Every & {
      readonly name: "session-ended";
      readonly session: string;
      readonly journey: string;
    });

/**
 * Takes events, in order. An event is accepted when the function returns, or when its promise is fulfilled.
 * A sign-on waits for that with `auditRequired` only.
 */
export type AuditSink = (event: AuditEvent) => void | Promise<void>;
