import type { Factor } from "../manifest.ts";
import type { Connector, RejectionReason, RemoteVerdict } from "../connectors/connector.ts";
import type { Devices } from "../directory/devices.ts";
import type { Directory, ManagedObject } from "../directory/directory.ts";
import type { IdentityProvider } from "../identity-providers/identity-provider.ts";
import type { JsonObject } from "../json.ts";
import type { AppContent } from "./app-content.ts";
import type { AttemptLimitKind, Attempts } from "./attempts.ts";
import type { ClientRequest } from "./client-request.ts";
import type { Executed } from "./execute-node.ts";
import type { PersistentCookie } from "./persistent-cookies.ts";
import type { Mailer } from "./mailer.ts";
import type { Limits } from "./limits.ts";
import type { LinkedNode } from "./linked.ts";
import type { RetryCounts } from "./retries.ts";
import type { TextMessenger } from "./text-messenger.ts";

/** A structured logger, shaped like pino's. Fields never carry secrets or identifiers of users. */
export interface Log {
  debug(fields: JsonObject, message: string): void;
  info(fields: JsonObject, message: string): void;
  warn(fields: JsonObject, message: string): void;
  error(fields: JsonObject, message: string): void;
}

/** What happened in a run, for audit trails, metrics and the demo's trace. No identifier, no secret. */
export type JourneyEvent =
  | { readonly kind: "start"; readonly run: string; readonly journey: string }
  | {
      readonly kind: "node";
      readonly run: string;
      readonly journey: string;
      readonly node: string;
      readonly type: string;
      /** The outcome taken; undefined when the node asked the user, or failed. */
      readonly outcome: string | undefined;
      /** The stable code, when the node failed. */
      readonly error?: string;
      /** What the credential rests on that the node verified, when its outcome proves one. */
      readonly proves?: Factor;
      readonly durationMs: number;
    }
  /** A remote system was asked about a user. */
  | {
      readonly kind: "connector";
      readonly run: string;
      readonly journey: string;
      readonly node: string;
      readonly type: string;
      readonly connector: string;
      /** `none`: the connector threw, or answered no verdict. */
      readonly verdict: RemoteVerdict["kind"] | "none";
      readonly reason?: RejectionReason;
      /** The stable code, and the remote system's own: `AADSTS50126`. */
      readonly code?: string;
      readonly remoteCode?: string;
      readonly durationMs: number;
    }
  /** A guess was not verified, because there had been too many. The client was told that it was wrong. */
  | {
      readonly kind: "attempt-refused";
      readonly run: string;
      readonly journey: string;
      readonly node: string;
      readonly type: string;
      readonly refusedBy: AttemptLimitKind;
    }
  | {
      readonly kind: "end";
      readonly run: string;
      readonly journey: string;
      readonly result: "success" | "failure" | "stop" | "error";
      /** The stable code, when the run ended in an error. */
      readonly code?: string;
    };

/** Where a machine runs: all that reaches beyond the run's own state. */
export interface Ports {
  readonly directory: Directory;
  readonly connectors: ReadonlyMap<string, Connector>;
  /** By the names under which users are linked to them, in the order in which they are offered. */
  readonly identityProviders: ReadonlyMap<string, IdentityProvider>;
  /** Milliseconds since the epoch. */
  now(): number;
  readonly mail: Mailer | undefined;
  readonly sms: TextMessenger | undefined;
  readonly app: AppContent;
  /** See `NodeContext.choose`. */
  choose(text: string, below: number): number;
  /** Users' devices in this directory, or in a transaction of it. */
  devicesOf(directory: Directory): Devices;
  /** Opens persistent cookies. */
  readonly persistentCookies: {
    open(name: string, value: string | undefined): PersistentCookie | undefined;
  };
  readonly log: Log;
  /** Must not throw. */
  readonly onEvent?: (event: JourneyEvent) => void;
  readonly limits: Limits;
}

/** What a step changes in the directory, node by node; stored when the step ends. */
export interface Changes {
  beginNode(): void;
  /** Undoes what the node did that began last; until another one begins, nothing more is changed. */
  undoNode(): Promise<void>;
  /** An object that the step has changed and that nobody else can change meanwhile: it need not be read again. */
  held(resource: string, id: string): ManagedObject | undefined;
}

/** Opens spans around the parts of one step, and makes them the active ones while the parts run. */
export interface StepSpans {
  /** @param frames where the run stands: the last one's node is run, those before it entered inner journeys */
  node(
    frames: readonly { readonly node: LinkedNode }[],
    work: () => Executed | Promise<Executed>,
  ): Executed | Promise<Executed>;
  /** An inner journey ended: the node that had entered it takes this outcome. */
  returned(frames: readonly unknown[], outcome: string): void;
  connector(name: string, kind: string, work: () => Promise<RemoteVerdict>): Promise<RemoteVerdict>;
}

/** The one use of a step. */
export interface Use {
  readonly taken: boolean;
  /** Somebody else has it: the step ends, and nothing more happens in it. */
  readonly lost: boolean;
  /** Takes it; must come before anything that is noticed outside of the run. True for the one who goes on. */
  take(): Promise<boolean>;
}

/** What one step brings along besides the answers. */
export interface StepPorts extends Ports {
  /** Absent when nobody traces: then nothing is opened. */
  readonly spans?: StepSpans;
  readonly attempts: Attempts;
  readonly retries: RetryCounts;
  readonly changes: Changes;
  readonly use: Use;
  readonly request: ClientRequest;
  /** The user's languages, the preferred one first: `["de-CH", "en"]`. */
  readonly languages: readonly string[];
  /** Aborted when the step's deadline passes or the caller goes away; the reason is a JourneyError. */
  readonly signal: AbortSignal;
}
