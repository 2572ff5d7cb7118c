import type { AuditSink } from "../../audit/audit-event.ts";
import { isObject } from "../../json.ts";
import type { Mistake } from "../../machine/link.ts";
import type { JourneyEvent, Log } from "../../machine/ports.ts";
import type { Telemetry } from "../../telemetry/telemetry.ts";
import { methods, typed, yesOrNo, type Shapes } from "./shape.ts";

/** Who is told what happens. */
export interface ObservationOptions {
  /** Default: JSON lines on stderr. */
  readonly log?: Log;
  /** Gets each event of a run, for the app's own use. Default: none. */
  readonly onEvent?: (event: JourneyEvent) => void;
  /** Spans and metrics: `openTelemetry()` of `@journeyc/runtime/telemetry/opentelemetry`. Default: none. */
  readonly telemetry?: Telemetry;
  /** Takes the events of the audit trail. Default: none. */
  readonly audit?: AuditSink;
  /** True: nobody is signed on unless the audit trail has accepted the events of it. Default: false. */
  readonly auditRequired?: boolean;
}

export const observationShapes: Shapes<ObservationOptions> = {
  log: methods("an object with `debug`, `info`, `warn` and `error`", "info", "warn", "error"),
  onEvent: typed("function", "a function, `(event) => …`"),
  telemetry: { wanted: "what `openTelemetry()` answers", is: isObject },
  audit: typed("function", "a function, `(event) => …`"),
  auditRequired: yesOrNo,
};

export function checkObservation(options: ObservationOptions): readonly Mistake[] {
  return options.auditRequired && !options.audit ? [auditMissing] : [];
}

const auditMissing: Mistake = {
  code: "option-wrong",
  message: "`auditRequired` is set, and there is no `audit`.",
  fix: "Pass the function that takes the events in `audit`.",
};
