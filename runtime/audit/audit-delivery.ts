import type { JsonObject } from "../json.ts";
import type { Log } from "../machine/ports.ts";
import { describeCause } from "../machine/run-errors.ts";
import type { AuditEvent, AuditSink } from "./audit-event.ts";

/** Events that a slow sink may have before it; beyond that memory would fill up. */
const mostPending = 10_000;

/** Hands events to the app's sink. Whatever that does, no run breaks or waits by it. */
export class AuditDelivery {
  readonly #sink: AuditSink;
  readonly #log: Log;
  #pending = 0;

  constructor(sink: AuditSink, log: Log) {
    this.#sink = sink;
    this.#log = log;
  }

  /** Whether the sink accepted the event. Never rejects. */
  async deliver(event: AuditEvent): Promise<boolean> {
    if (this.#pending >= mostPending) {
      this.#report(
        { code: "audit-overflow" },
        event,
        "An audit event was lost: the sink is too slow.",
      );
      return false;
    }
    this.#pending += 1;
    try {
      await this.#sink(event);
      return true;
    } catch (thrown) {
      this.#report(
        { code: "audit-failed" },
        event,
        "An audit event was lost: the sink failed.",
        thrown,
      );
      return false;
    } finally {
      this.#pending -= 1;
    }
  }

  #report(fields: JsonObject, event: AuditEvent, message: string, thrown?: unknown): void {
    const run = "transaction" in event ? { run: event.transaction } : {};
    const cause = thrown === undefined ? {} : describeCause(new Error(message, { cause: thrown }));
    this.#log.error({ ...fields, event: event.name, ...run, ...cause }, message);
  }
}
