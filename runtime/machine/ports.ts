import type { JsonObject } from "../json.ts";

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
  | {
      readonly kind: "end";
      readonly run: string;
      readonly journey: string;
      readonly result: "success" | "failure" | "stop" | "error";
      /** The stable code, when the run ended in an error. */
      readonly code?: string;
    };
