import { JourneyError } from "../errors.ts";
import { isObject } from "../machine/attribute-path.ts";
import type { Limits } from "../machine/limits.ts";
import { isRunState, type RunState } from "../machine/run-state.ts";
import { type ClientWishes, isClientWishes } from "./client-wishes.ts";
import type { Sealer } from "./seal.ts";

/** What an authId holds: a waiting run, until when it may go on, and in which browser. */
export interface StepToken {
  readonly state: RunState;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** A hash of the browser's cookie, for runs that started on the sign-on page. */
  readonly binding?: string;
  readonly client?: ClientWishes;
}

/**
 * Seals a waiting run as an authId.
 * @throws JourneyError `state-not-json`, `state-too-large`
 */
export function issue(token: StepToken, sealer: Sealer, limits: Limits): string {
  const authId = sealer.seal(serialize(token));
  if (authId.length <= limits.stateBytes) return authId;
  throw new JourneyError(
    "state-too-large",
    `The sealed state of a run has ${authId.length} bytes; ${limits.stateBytes} are allowed.`,
    "Keep less in node state, or raise `limits.stateBytes` (and what your proxies allow).",
  );
}

function serialize(token: StepToken): string {
  try {
    return JSON.stringify(token);
  } catch (cause) {
    throw new JourneyError(
      "state-not-json",
      "A node left something in the state that is not JSON.",
      "Correct the node type: node state and memory take JSON values only.",
      { cause },
    );
  }
}

/** The run behind an authId; undefined for whatever is wrong with it: forged, of another realm, expired, too old. */
export function redeem(
  authId: string,
  sealer: Sealer,
  now: number,
  limits: Limits,
): StepToken | undefined {
  if (authId.length > limits.stateBytes) return undefined;
  const text = sealer.open(authId);
  if (text === undefined) return undefined;
  const data: unknown = JSON.parse(text);
  if (!isStepToken(data)) return undefined;
  const tooOld = now >= data.state.startedAt + limits.runMilliseconds;
  return now >= data.expiresAt || tooOld ? undefined : data;
}

function isStepToken(data: unknown): data is StepToken {
  if (!isObject(data)) return false;
  const { state, expiresAt, binding, client } = data;
  return (
    isRunState(state) &&
    typeof expiresAt === "number" &&
    (binding === undefined || typeof binding === "string") &&
    (client === undefined || isClientWishes(client))
  );
}
