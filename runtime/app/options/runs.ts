import { defaultLimits, type Limits } from "../../machine/limits.ts";
import type { Mistake } from "../../machine/link.ts";
import { fields, text, typed, type Shapes } from "./shape.ts";
import { wrongNumbers, wrongOption } from "./wrong-option.ts";

/** Where runs wait, how they are found again, and what they may use up. */
export interface RunOptions {
  /**
   * Where runs wait for their users, in AM's words. `client-side` (default): sealed in the authId. `server-side`: in the
   * `store`, the authId is a random id; short, but every step writes and reads there.
   */
  readonly authenticationSessions?: "client-side" | "server-side";
  /** The address in links that resume suspended runs. Default: the sign-on page, below the first of `origins`. */
  readonly resumeUrl?: (suspendedId: string, journey: string) => string;
  /** Nodes per step and run, time per step, answer and run, sizes. */
  readonly limits?: Partial<Limits>;
}

export const runShapes: Shapes<RunOptions> = {
  authenticationSessions: text,
  resumeUrl: typed("function", "a function, `(suspendedId, journey) => url`"),
  limits: fields(...Object.keys(defaultLimits)),
};

export function checkRuns(options: RunOptions): readonly Mistake[] {
  const { authenticationSessions = "client-side", limits } = options;
  const known = ["client-side", "server-side"].includes(authenticationSessions);
  return [
    ...(known
      ? []
      : [wrongOption("authenticationSessions", 'Give "client-side" or "server-side".')]),
    ...wrongNumbers("limits", limits),
  ];
}
