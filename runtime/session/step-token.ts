import { JourneyError } from "../errors.ts";
import { isObject } from "../json.ts";
import type { Limits } from "../machine/limits.ts";
import { isRunState, type RunState } from "../machine/run-state.ts";
import { type ClientWishes, isClientWishes } from "./client-wishes.ts";
import type { Sealer } from "./seal.ts";

const blockBytes = 1_024;

/** What is kept of a run between two steps: a waiting run, until when it may go on, and in which browser. */
export interface StepToken {
  readonly state: RunState;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** A hash of the browser's cookie, for runs that started on the sign-on page. */
  readonly binding?: string;
  /** What the client asked for so far. */
  readonly client?: ClientWishes;
  /** When the run was suspended, in milliseconds since the epoch; absent for runs that wait for answers. */
  readonly suspendedAt?: number;
}

/**
 * Seals a waiting run.
 * @throws JourneyError `state-not-json`, `state-too-large`
 */
export function sealToken(token: StepToken, sealer: Sealer, limits: Limits): string {
  const sealed = sealer.seal(padded(serialize(token)));
  if (sealed.length <= limits.stateBytes) return sealed;
  throw new JourneyError(
    "state-too-large",
    `The sealed state of a run has ${sealed.length} bytes; ${limits.stateBytes} are allowed.`,
    "Keep less in node state, or raise `limits.stateBytes` (and what your proxies allow).",
  );
}

/**
 * Whole kilobytes, since sealing hides what is written and not how much: a user whom a node found takes some hundred
 * bytes more than one whom it did not find. JSON may end in spaces.
 */
function padded(text: string): string {
  const bytes = Buffer.byteLength(text);
  return text + " ".repeat(Math.ceil(bytes / blockBytes) * blockBytes - bytes);
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

/** The run in a sealed text; undefined for whatever is wrong with it: forged, of another realm, expired, too old. */
export function openToken(
  sealed: string,
  sealer: Sealer,
  now: number,
  limits: Limits,
): StepToken | undefined {
  if (sealed.length > limits.stateBytes) return undefined;
  const text = sealer.open(sealed);
  if (text === undefined) return undefined;
  const data: unknown = JSON.parse(text);
  if (!isStepToken(data)) return undefined;
  const tooOld = (data.suspendedAt ?? now) >= data.state.startedAt + limits.runMilliseconds;
  return now >= data.expiresAt || tooOld ? undefined : data;
}

function isStepToken(data: unknown): data is StepToken {
  if (!isObject(data)) return false;
  const { state, expiresAt, binding, client, suspendedAt } = data;
  return (
    isRunState(state) &&
    typeof expiresAt === "number" &&
    (binding === undefined || typeof binding === "string") &&
    (client === undefined || isClientWishes(client)) &&
    (suspendedAt === undefined || typeof suspendedAt === "number")
  );
}
