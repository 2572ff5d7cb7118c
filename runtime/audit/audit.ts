import type { KeyObject } from "node:crypto";
import type { Log } from "../machine/ports.ts";
import type { Run } from "../machine/run.ts";
import type { StepRequest } from "../session/runs.ts";
import type { SignOnSessions } from "../session/sign-on-sessions.ts";
import type { Session } from "../session/store.ts";
import type { AuditDelivery } from "./audit-delivery.ts";
import { AuditOfStep } from "./audit-of-step.ts";
import { userKey } from "./user-key.ts";

export interface AuditParts {
  readonly delivery: AuditDelivery;
  /** True: success is withheld unless its events were accepted. */
  readonly required: boolean;
  /** How long success waits for that. */
  readonly stepMilliseconds: number;
  readonly realm: string;
  /** Of the app's newest key, for this purpose and realm. */
  readonly secret: KeyObject;
  readonly log: Log;
  now(): number;
}

/** The audit trail. */
export class Audit {
  readonly #parts: AuditParts;

  constructor(parts: AuditParts) {
    this.#parts = parts;
  }

  step(run: Run, request: StepRequest, sessions: SignOnSessions): AuditOfStep {
    return new AuditOfStep(this.#parts, run, request, sessions);
  }

  readonly sessionEnded = (session: string, { userName, journey }: Session): void => {
    const { delivery, now, realm, secret } = this.#parts;
    delivery.deliver({
      name: "session-ended",
      version: 1,
      time: new Date(now()).toISOString(),
      realm,
      journey,
      session,
      userKey: userKey(secret, userName),
    });
  };
}
