import { defaultLimits } from "../machine/limits.ts";
import { defaultAttemptLimits } from "../session/attempt-limits.ts";
import { defaultSessionLimits } from "../session/sign-on-sessions.ts";
import type { AnyOptions } from "./options.ts";

/** What an option's value must look like, where no compiler has seen to it. */
export interface Shape {
  /** As the end of "Give …". */
  readonly wanted: string;
  is(value: unknown): boolean;
  /** The names that an object of this shape may have. */
  readonly names?: readonly string[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function typed(type: string, wanted: string): Shape {
  return { wanted, is: (value) => typeof value === type };
}

function list(wanted: string, is: (entry: unknown) => boolean): Shape {
  return { wanted, is: (value) => Array.isArray(value) && value.every(is) };
}

function methods(wanted: string, ...names: readonly string[]): Shape {
  return {
    wanted,
    is: (value) => isObject(value) && names.every((name) => typeof value[name] === "function"),
  };
}

function fields(names: object): Shape {
  return { wanted: "an object", is: isObject, names: Object.keys(names) };
}

const isText = (value: unknown): boolean => typeof value === "string";
const text = typed("string", "a text");
const texts = list("a list of texts", isText);

/** Every option there is. */
export const optionShapes: { readonly [Name in keyof Required<AnyOptions>]: Shape } = {
  journeys: list(
    "a list of compiled journeys, `[login]`",
    (entry) => isObject(entry) && isText(entry["name"]) && isObject(entry["nodes"]),
  ),
  connectors: { wanted: "an object with a connector for each name", is: isObject },
  keys: list("a list of texts", (entry) => entry === undefined || isText(entry)),
  directory: methods("a directory, such as `sqliteDirectory()`", "open", "find", "verifyPassword"),
  store: methods("a session store, such as `sqliteStore()`", "open", "claimStep", "readSession"),
  previousJourneys: list(
    "a list of compiled journeys",
    (entry) => isObject(entry) && isText(entry["name"]) && isObject(entry["nodes"]),
  ),
  authenticationSessions: text,
  resumeUrl: typed("function", "a function, `(suspendedId, journey) => url`"),
  mail: methods("an object with `send`", "send"),
  realm: text,
  base: text,
  defaultJourney: text,
  successUrl: text,
  failureUrl: text,
  goto: texts,
  origins: texts,
  cors: texts,
  cookieName: text,
  secureCookies: typed("boolean", "`true` or `false`"),
  cookies: { wanted: "an object", is: isObject, names: ["sameSite", "domain"] },
  zeroPageLogin: typed("boolean", "`true` or `false`"),
  page: {
    wanted: "an object, or `false`",
    is: (value) => value === false || isObject(value),
    names: ["title", "logoUrl", "styleSheetUrl", "links", "texts"],
  },
  sessions: fields(defaultSessionLimits),
  limits: fields(defaultLimits),
  attempts: fields(defaultAttemptLimits),
  clientAddress: typed("function", "a function, `(request) => address`"),
  environment: { wanted: "an object of texts, such as `process.env`", is: isObject },
  log: methods("an object with `debug`, `info`, `warn` and `error`", "info", "warn", "error"),
  telemetry: { wanted: "what `openTelemetry()` answers", is: isObject },
  audit: typed("function", "a function, `(event) => …`"),
  auditRequired: typed("boolean", "`true` or `false`"),
  onEvent: typed("function", "a function, `(event) => …`"),
  clock: typed("function", "a function, such as `Date.now`"),
  random: typed("function", "a function, such as `crypto.randomBytes`"),
};
