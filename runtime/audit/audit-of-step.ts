import { defined } from "../defined.ts";
import { JourneyError } from "../errors.ts";
import type { JourneyEvent } from "../machine/ports.ts";
import type { Run } from "../machine/run.ts";
import type { StepReply, StepRequest } from "../session/runs.ts";
import { sessionReference, type SignOnSessions } from "../session/sign-on-sessions.ts";
import type { AuditConnector, AuditEvent } from "./audit-event.ts";
import type { AuditParts } from "./audit.ts";
import { runUserName, userKey } from "./user-key.ts";

/** An event without what all events of the run say. */
type OfStep<Event> = Event extends { readonly transaction: string }
  ? Omit<Event, keyof ReturnType<AuditOfStep["common"]>>
  : never;

/** Addresses are as long as this at most; what an app takes from a header may be anything. */
const longestAddress = 100;

/** Writes down what happens in one step, and withholds its success where the trail must have it and does not. */
export class AuditOfStep {
  readonly #parts: AuditParts;
  readonly #run: Run;
  readonly #request: StepRequest;
  readonly #sessions: SignOnSessions;
  readonly #deliveries: (boolean | Promise<boolean>)[] = [];
  #connector: AuditConnector | undefined;
  /** The last name and its key: in a step it is mostly one. */
  #user: { readonly name: string; readonly userKey: string } | undefined;

  constructor(parts: AuditParts, run: Run, request: StepRequest, sessions: SignOnSessions) {
    this.#parts = parts;
    this.#run = run;
    this.#request = request;
    this.#sessions = sessions;
  }

  event(event: JourneyEvent): void {
    switch (event.kind) {
      case "start":
        return this.#deliver({ name: "run-started" });
      case "connector": {
        const { connector: name, verdict, reason, code, remoteCode } = event;
        this.#connector = defined({ name, verdict, reason, code, remoteCode });
        return;
      }
      case "attempt-refused":
        return this.#deliver({ name: event.kind, ...placeOf(event), refusedBy: event.refusedBy });
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
      case "refused":
      case "mismatch":
        return reply;
    }
  }

  async #success(reply: StepReply & { kind: "success" }): Promise<StepReply> {
    const until = performance.now() + this.#parts.stepMilliseconds;
    // What led here first, so that the trail does not speak of a success which it makes impossible.
    if (!(await this.#accepted(until))) return this.#withhold(reply.token);
    const session = reply.token === undefined ? {} : { session: sessionReference(reply.token) };
    if (session.session !== undefined) {
      this.#deliver({ name: "session-created", session: session.session });
    }
    this.#ended({ result: "success", ...session });
    return (await this.#accepted(until)) ? reply : this.#withhold(reply.token);
  }

  /** True at once where nobody needs to know. */
  async #accepted(until: number): Promise<boolean> {
    if (!this.#parts.required) return true;
    const late = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => late.resolve(false), until - performance.now());
    const all = Promise.all(this.#deliveries).then((accepted) => accepted.every(Boolean));
    const result = await Promise.race([all, late.promise]);
    clearTimeout(timer);
    return result;
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
    if (outcome === undefined && error === undefined) return;
    const connector = this.#connector;
    this.#connector = undefined;
    if (proves !== undefined) {
      this.#run.identity.noteVerified({ journey: event.journey, node: event.node, factor: proves });
    }
    this.#deliver({
      name: "node-outcome",
      ...placeOf(event),
      ...defined({ outcome, error, proves, connector }),
    });
  }

  #ended(how: Pick<AuditEvent & { name: "run-ended" }, "result" | "error" | "session">): void {
    const { verifiedBy = [] } = this.#run.identity.state;
    this.#deliver({ name: "run-ended", ...how, verifiedBy });
  }

  #deliver(event: OfStep<AuditEvent>): void {
    // The name comes first: it is what people look for in a line.
    const { name, ...rest } = event;
    // An event of the union without its common fields, and these: the union again, which TypeScript cannot see.
    const whole = { name, ...this.common(), ...rest } as AuditEvent;
    this.#deliveries.push(this.#parts.delivery.deliver(whole));
  }

  #userKey(): string | undefined {
    const name = runUserName(this.#run);
    if (name === undefined) return undefined;
    if (this.#user?.name !== name) {
      this.#user = { name, userKey: userKey(this.#parts.secret, name) };
    }
    return this.#user.userKey;
  }

  /** What all events of the run say. */
  common() {
    const { now, realm } = this.#parts;
    const userKey = this.#userKey();
    const address = this.#request.clientAddress?.slice(0, longestAddress);
    return {
      version: 1 as const,
      time: new Date(now()).toISOString(),
      realm,
      transaction: this.#run.id,
      journey: this.#run.journey.name,
      journeyVersion: this.#run.journey.version,
      ...(userKey === undefined ? {} : { userKey }),
      ...(address === undefined ? {} : { clientAddress: address }),
    };
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
