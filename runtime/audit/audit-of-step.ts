import { defined } from "../defined.ts";
import { JourneyError } from "../errors.ts";
import type { JourneyEvent } from "../machine/ports.ts";
import type { Run } from "../machine/run.ts";
import type { StepReply, StepRequest } from "../session/runs.ts";
import { sessionReference, type SignOnSessions } from "../session/sign-on-sessions.ts";
import type { AuditConnector, AuditEvent } from "./audit-event.ts";
import type { AuditParts } from "./audit.ts";
import { TrailOfStep } from "./trail-of-step.ts";

/** Writes down what happens in one step, and withholds its success where the trail must have it and does not. */
export class AuditOfStep {
  readonly #parts: AuditParts;
  readonly #run: Run;
  readonly #sessions: SignOnSessions;
  readonly #trail: TrailOfStep;
  #connector: AuditConnector | undefined;

  constructor(parts: AuditParts, run: Run, request: StepRequest, sessions: SignOnSessions) {
    this.#parts = parts;
    this.#run = run;
    this.#trail = new TrailOfStep(parts, run, request);
    this.#sessions = sessions;
  }

  event(event: JourneyEvent): void {
    switch (event.kind) {
      case "start":
        return this.#trail.write({ name: "run-started" });
      case "connector": {
        const { connector: name, verdict, reason, code, remoteCode } = event;
        this.#connector = defined({ name, verdict, reason, code, remoteCode });
        return;
      }
      case "attempt-refused":
        return this.#trail.write({
          name: event.kind,
          ...placeOf(event),
          refusedBy: event.refusedBy,
        });
      case "node":
        return this.#node(event);
      case "end":
        // Whoever ends the run says it in `settle`, where it can still be withheld.
        return;
    }
  }

  /** Writes down how the step ended. Success comes back as an error where it may not be given. */
  async settle(reply: StepReply): Promise<StepReply> {
    switch (reply.kind) {
      case "failure":
      case "stop":
        this.#ended({ result: reply.kind });
        return reply;
      case "error":
        this.#ended({ result: "error", error: reply.error.code });
        return reply;
      case "success":
        return this.#success(reply);
      case "step":
      case "suspended":
      case "refused":
      case "mismatch":
        return reply;
    }
  }

  async #success(reply: StepReply & { kind: "success" }): Promise<StepReply> {
    const until = performance.now() + this.#parts.stepMilliseconds;
    // What led here first, so that the trail does not speak of a success which it makes impossible.
    if (!(await this.#trail.accepted(until))) return this.#withhold(reply.token);
    const session = reply.token === undefined ? {} : { session: sessionReference(reply.token) };
    if (session.session !== undefined) {
      this.#trail.write({ name: "session-created", session: session.session });
    }
    this.#ended({ result: "success", ...session });
    return (await this.#trail.accepted(until)) ? reply : this.#withhold(reply.token);
  }

  /** Nobody has the session's token yet: it opens nothing, even where the session cannot be deleted. */
  async #withhold(token: string | undefined): Promise<StepReply> {
    await this.#sessions.end(token).catch(() => false);
    const error = new JourneyError(
      "audit-unavailable",
      "A sign-on was withheld: the audit trail did not accept its events.",
      "See why the app's `audit` fails or takes so long; it is needed, as `auditRequired` is set.",
    );
    const { code, message: reason, fix } = error;
    this.#parts.log.error({ code, reason, fix, run: this.#run.id }, "A sign-on was withheld.");
    this.#ended({ result: "error", error: code });
    return { kind: "error", error, run: this.#run.id };
  }

  #node(event: JourneyEvent & { kind: "node" }): void {
    const { outcome, error, proves } = event;
    const connector = this.#connector;
    this.#connector = undefined;
    if (outcome === undefined && error === undefined) return;
    if (proves !== undefined) {
      this.#run.identity.noteVerified({ journey: event.journey, node: event.node, factor: proves });
    }
    this.#trail.write({
      name: "node-outcome",
      ...placeOf(event),
      ...defined({ outcome, error, proves, connector }),
    });
  }

  #ended(how: Pick<AuditEvent & { name: "run-ended" }, "result" | "error" | "session">): void {
    const { verifiedBy = [] } = this.#run.identity.state;
    this.#trail.write({ name: "run-ended", ...how, verifiedBy });
  }
}

function placeOf(event: {
  readonly journey: string;
  readonly node: string;
  readonly type: string;
}): {
  readonly node: string;
  readonly nodeJourney: string;
  readonly nodeType: string;
} {
  return { node: event.node, nodeJourney: event.journey, nodeType: event.type };
}
