import { isObject, type Json } from "../json.ts";
import type { CallbackInput } from "./callbacks.ts";
import type { IdentityState } from "./identity.ts";
import type { NodePlace } from "./retries.ts";
import { isPersistentCookieWish, type PersistentCookieWish } from "./persistent-cookies.ts";
import type { ScopeEntries } from "./scopes.ts";
import { isSessionWishes, type SessionWishes } from "./session-wishes.ts";

/** The outcomes that a node takes when the inner journey that it entered ends. */
export interface Returns {
  readonly success: string;
  readonly failure: string;
  readonly error?: string;
}

/** Where a run stands in one journey. */
export interface FrameState {
  readonly journey: string;
  readonly node: string;
  readonly secure: ScopeEntries;
  /** Present while an inner journey runs. */
  readonly returns?: Returns;
}

/** What was asked of a callback: enough to match the answer with the question. */
export interface AskedCallback {
  readonly type: string;
  readonly input: readonly CallbackInput[];
}

/** A run that waits for its user, as plain JSON. */
export interface RunState {
  readonly run: string;
  /** Questions asked so far: the question that waits has this number. */
  readonly step: number;
  readonly journey: string;
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly nodesRun: number;
  readonly shared: ScopeEntries;
  /** Outermost first. */
  readonly frames: readonly FrameState[];
  readonly identity: IdentityState;
  /** The cookies that success issues; absent: none. */
  readonly persistentCookies?: readonly PersistentCookieWish[];
  /** What nodes want of the session; absent: nothing. */
  readonly session?: SessionWishes;
  /** How often nodes have let the user try again, each under a key of its own; absent where none has. */
  readonly retries?: readonly (readonly [string, NodePlace & { readonly count: number }])[];
  readonly asked: readonly AskedCallback[];
  /** Callbacks that this execution of the waiting node had asked before. */
  readonly askedBefore: number;
  readonly memory?: Json;
}

function isEntries(value: unknown): value is ScopeEntries {
  return (
    Array.isArray(value) &&
    value.every(
      (entry) => Array.isArray(entry) && entry.length === 2 && typeof entry[0] === "string",
    )
  );
}

function hasStrings(value: unknown, ...keys: readonly string[]): boolean {
  return isObject(value) && keys.every((key) => typeof value[key] === "string");
}

function isFrame(value: unknown): value is FrameState {
  if (!isObject(value) || !hasStrings(value, "journey", "node") || !isEntries(value["secure"]))
    return false;
  return value["returns"] === undefined || hasStrings(value["returns"], "success", "failure");
}

function isAsked(value: unknown): value is AskedCallback {
  if (!isObject(value) || typeof value["type"] !== "string") return false;
  const input = value["input"];
  return Array.isArray(input) && input.every((item) => hasStrings(item, "suffix"));
}

function isIdentity(value: unknown): value is IdentityState {
  if (!isObject(value)) return false;
  const { user, proved, remote, accounts } = value;
  return (
    (accounts === undefined ||
      (Array.isArray(accounts) && accounts.every((account) => typeof account === "string"))) &&
    (user === undefined || hasStrings(user, "resource", "id")) &&
    (proved === undefined || hasStrings(proved, "resource", "id")) &&
    Array.isArray(remote) &&
    remote.every((proof) => hasStrings(proof, "connector", "name", "id"))
  );
}

function isRetries(value: unknown): value is NonNullable<RunState["retries"]> {
  return (
    isEntries(value) &&
    value.every(
      ([, retry]) =>
        isObject(retry) &&
        hasStrings(retry, "journey", "node") &&
        Number.isSafeInteger(retry["count"]),
    )
  );
}

function isCookieList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every(isPersistentCookieWish));
}

/** Whether data that came back from outside is a run's state: shapes only, names are looked up later. */
export function isRunState(value: unknown): value is RunState {
  if (!isObject(value)) return false;
  const { frames, asked } = value;
  return (
    hasStrings(value, "run", "journey", "version") &&
    ["step", "startedAt", "nodesRun", "askedBefore"].every((key) =>
      Number.isSafeInteger(value[key]),
    ) &&
    isEntries(value["shared"]) &&
    isIdentity(value["identity"]) &&
    isCookieList(value["persistentCookies"]) &&
    (value["session"] === undefined || isSessionWishes(value["session"])) &&
    (value["retries"] === undefined || isRetries(value["retries"])) &&
    Array.isArray(frames) &&
    frames.length > 0 &&
    frames.every(isFrame) &&
    Array.isArray(asked) &&
    asked.every(isAsked)
  );
}
