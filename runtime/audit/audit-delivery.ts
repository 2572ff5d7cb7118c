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

  /** Whether the sink accepted the event; a promise where the sink gives one. Never throws or rejects. */
  deliver(event: AuditEvent): boolean | Promise<boolean> {
    if (this.#pending >= mostPending) {
      const message = "An audit event was lost: the sink is too slow.";
      this.#report({ code: "audit-overflow" }, event, message);
      return false;
    }
    try {
      const accepting: unknown = this.#sink(event);
      return accepting === undefined || this.#accepted(event, accepting);
    } catch (thrown) {
      return this.#failed(event, thrown);
    }
  }

  async #accepted(event: AuditEvent, accepting: unknown): Promise<boolean> {
    this.#pending += 1;
    try {
      await accepting;
      return true;
    } catch (thrown) {
      return this.#failed(event, thrown);
    } finally {
      this.#pending -= 1;
    }
  }

  #failed(event: AuditEvent, thrown: unknown): false {
    const message = "An audit event was lost: the sink failed.";
    this.#report({ code: "audit-failed" }, event, message, thrown);
    return false;
  }

  #report(fields: JsonObject, event: AuditEvent, message: string, thrown?: unknown): void {
    const run = "transaction" in event ? { run: event.transaction } : {};
    const cause = thrown === undefined ? {} : describeCause(new Error(message, { cause: thrown }));
    this.#log.error({ ...fields, event: event.name, ...run, ...cause }, message);
  }
}
