import type { Mistake } from "../../machine/link.ts";
import { defaultSessionLimits, type SessionLimits } from "../../session/sign-on-sessions.ts";
import { fields, type Shapes } from "./shape.ts";
import { wrongNumbers } from "./wrong-option.ts";

export interface SessionOptions {
  /** How long sessions live. Default: 30 minutes idle, two hours at most. */
  readonly sessions?: Partial<SessionLimits>;
}

export const sessionShapes: Shapes<SessionOptions> = {
  sessions: fields(...Object.keys(defaultSessionLimits)),
};

export function checkSessions({ sessions }: SessionOptions): readonly Mistake[] {
  return wrongNumbers("sessions", sessions);
}
