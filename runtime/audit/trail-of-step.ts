import { settlesWithin } from "../deadlines/settles-within.ts";
import type { Run } from "../machine/run.ts";
import type { StepRequest } from "../session/runs.ts";
import type { AuditEvent } from "./audit-event.ts";
import type { AuditParts } from "./audit.ts";
import { runUserName, userKey } from "./user-key.ts";

/** Addresses are as long as this at most; what an app takes from a header may be anything. */
const longestAddress = 100;

/** An event without what all events of a run say. */
type OfStep<Event> = Event extends { readonly transaction: string }
  ? Omit<Event, keyof ReturnType<TrailOfStep["common"]>>
  : never;

/** Hands the events of one step on, and knows whether they were accepted. */
export class TrailOfStep {
  readonly #parts: AuditParts;
  readonly #run: Run;
  readonly #request: StepRequest;
  readonly #deliveries: (boolean | Promise<boolean>)[] = [];
  /** The last name and its key: in a step it is mostly one. */
  #user: { readonly name: string; readonly userKey: string } | undefined;

  constructor(parts: AuditParts, run: Run, request: StepRequest) {
    this.#parts = parts;
    this.#run = run;
    this.#request = request;
  }

  write(event: OfStep<AuditEvent>): void {
    // The name comes first: it is what people look for in a line.
    const { name, ...rest } = event;
    // An event of the union without its common fields, and these: the union again, which TypeScript cannot see.
    const whole = { name, ...this.common(), ...rest } as AuditEvent;
    this.#deliveries.push(this.#parts.delivery.deliver(whole));
  }

  /**
   * Whether all events so far were accepted; true at once where nobody needs to know.
   * @param until what is not accepted by then is not, in milliseconds of `performance.now()`
   */
  async accepted(until: number): Promise<boolean> {
    if (!this.#parts.required) return true;
    const all = Promise.all(this.#deliveries);
    if (!(await settlesWithin(all, until - performance.now()))) return false;
    return (await all).every(Boolean);
  }

  /** What all events of the run say. */
  common() {
    const { now, realm } = this.#parts;
    const key = this.#userKey();
    const address = this.#request.clientAddress?.slice(0, longestAddress);
    return {
      version: 1 as const,
      time: new Date(now()).toISOString(),
      realm,
      transaction: this.#run.id,
      journey: this.#run.journey.name,
      journeyVersion: this.#run.journey.version,
      ...(key === undefined ? {} : { userKey: key }),
      ...(address === undefined ? {} : { clientAddress: address }),
    };
  }

  #userKey(): string | undefined {
    const name = runUserName(this.#run);
    if (name === undefined) return undefined;
    if (this.#user?.name !== name) {
      this.#user = { name, userKey: userKey(this.#parts.secret, name) };
    }
    return this.#user.userKey;
  }
}
