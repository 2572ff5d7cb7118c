import type { Connector } from "../connectors/connector.ts";
import type { Directory } from "../directory/directory.ts";
import type { JsonObject } from "../json.ts";
import type { AttemptLimitKind, Attempts } from "./attempts.ts";
import type { Mailer } from "./mailer.ts";
import type { Limits } from "./limits.ts";

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
      /** The outcome taken; undefined when the node asked the user. */
      readonly outcome: string | undefined;
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
  /** Milliseconds since the epoch. */
  now(): number;
  readonly mail: Mailer | undefined;
  readonly log: Log;
  /** Must not throw. */
  readonly onEvent?: (event: JourneyEvent) => void;
  readonly limits: Limits;
}

/** What a step changes in the directory, node by node; stored when the step ends. */
export interface Changes {
  beginNode(): void;
  /** Undoes what the node did that began last. */
  undoNode(): Promise<void>;
}

/** What one step brings along besides the answers. */
export interface StepPorts extends Ports {
  readonly attempts: Attempts;
  readonly changes: Changes;
  /** The user's languages, the preferred one first: `["de-CH", "en"]`. */
  readonly languages: readonly string[];
  /** Aborted when the step's deadline passes or the caller goes away; the reason is a JourneyError. */
  readonly signal: AbortSignal;
}
