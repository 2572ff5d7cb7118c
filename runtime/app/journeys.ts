import { randomBytes } from "node:crypto";
import { createHandler } from "../http/handler.ts";
import { sessionToken } from "../http/session-cookie.ts";
import type { Answer } from "../machine/callbacks.ts";
import type { Journey } from "../machine/journey.ts";
import { defaultLimits } from "../machine/limits.ts";
import { link, type Mistake, type Program } from "../machine/link.ts";
import type { LinkedJourney } from "../machine/linked.ts";
import type { JourneyEvent, Log } from "../machine/ports.ts";
import type { Environment } from "../machine/settings.ts";
import { AttemptLimiter } from "../session/attempt-limiter.ts";
import { defaultAttemptLimits } from "../session/attempt-limits.ts";
import { deriveKeys } from "../session/keyring.ts";
import { Runs, type StepReply, type StepRequest } from "../session/runs.ts";
import { ClientSideRuns } from "../session/client-side-runs.ts";
import { Sealer } from "../session/seal.ts";
import { ServerSideRuns } from "../session/server-side-runs.ts";
import { defaultSessionLimits, SignOnSessions } from "../session/sign-on-sessions.ts";
import type { Session } from "../session/store.ts";
import { checkOptions, ConfigurationError, resourcesOf } from "./check-options.ts";
import type { Stores } from "./default-stores.ts";
import { Lifecycle } from "./lifecycle.ts";
import { jsonLinesLog } from "./log.ts";
import type { AnyOptions, JourneysOptions } from "./options.ts";

/** Journeys, ready to serve. */
export interface Journeys {
  /** Answers the authenticate protocol and the sign-on page below `base`; 404 elsewhere. Never rejects. */
  readonly handler: (request: Request) => Promise<Response>;
  /** The session of a request: by cookie, or by the header that is named like the cookie. */
  session(request: Request): Promise<Session | undefined>;
  /**
   * Starts a run without HTTP.
   * @param journey a name or display name; absent: the default journey
   * @returns `refused` when clients may start no journey of this name
   */
  start(journey?: string, request?: StepRequest): Promise<StepReply>;
  /**
   * Takes a run on.
   * @param answers one per callback of the question, in order
   */
  resume(authId: string, answers: readonly Answer[], request?: StepRequest): Promise<StepReply>;
  /** Takes a suspended run on, of which the app has the id from the link that the user followed. */
  resumeSuspended(suspendedId: string, request?: StepRequest): Promise<StepReply>;
  /** Opens directory and store. The first request does it too; called earlier, it says what is wrong. */
  ready(): Promise<void>;
  /** Closes directory, store and connectors, those that were passed in as well. */
  close(): Promise<void>;
}

/**
 * Puts journeys to work.
 * @throws ConfigurationError with all that is wrong with the options
 */
export function createJourneys<const Served extends Journey>(
  options: JourneysOptions<Served>,
): Journeys {
  // The types demand the connectors that the journeys name; from here on names are looked up and checked.
  return assemble(options as AnyOptions);
}

/** The parts that run journeys, once the stores are open. */
export interface Running {
  readonly runs: Runs;
  readonly sessions: SignOnSessions;
}

function assemble(options: AnyOptions): Journeys {
  const log = options.log ?? jsonLinesLog();
  const environment = options.environment ?? process.env;
  const production = environment["NODE_ENV"] === "production";
  const { mistakes, ...programs } = linkAll(options, environment);
  const { program } = programs;
  const keys = usableKeys(options, production, log);
  const all = [...mistakes, ...checkOptions(options, program, allJourneys(programs), keys)];
  if (all.length > 0) throw new ConfigurationError(all);

  const lifecycle = new Lifecycle({
    stores: options,
    resources: [...resourcesOf(allJourneys(programs)).values()],
    connectors: Object.values(options.connectors ?? {}),
    log,
    now: options.clock ?? Date.now,
  });
  const run = runningParts(options, programs, keys, log);
  let running: Running | undefined;
  const open = async (): Promise<Running> => {
    const stores = await lifecycle.open();
    return (running ??= run(stores));
  };
  const startable = (name?: string): LinkedJourney | undefined =>
    startableJourney(program, options, name);
  return {
    handler: createHandler({ options, keys, log, open, startable, production }),
    async session(request) {
      const { sessions } = await open();
      return sessions.verify(sessionToken(request, options.cookieName));
    },
    async start(name, request) {
      const { runs } = await open();
      const journey = startable(name);
      return journey ? runs.start(journey, request) : { kind: "refused" };
    },
    async resume(authId, answers, request) {
      const { runs } = await open();
      const expected = (count: number): string =>
        `Expected ${count} answers, got ${answers.length}.`;
      return runs.resume(
        authId,
        (asked) => (asked.length === answers.length ? answers : expected(asked.length)),
        request,
      );
    },
    async resumeSuspended(suspendedId, request) {
      const { runs } = await open();
      return runs.resumeSuspended(suspendedId, request);
    },
    ready: async () => void (await open()),
    close: () => lifecycle.close(),
  };
}

/** Those of today last: of two schemas for a resource, theirs counts. */
function allJourneys({ program, previous }: LinkedPrograms): readonly Journey[] {
  return [...previous, program].flatMap(({ journeys }) => [...journeys.keys()]);
}

interface LinkedPrograms {
  readonly program: Program;
  readonly previous: readonly Program[];
}

/** Each journey of an earlier version is linked by itself: it has the names that today's have. */
function linkAll(
  { journeys, previousJourneys = [] }: AnyOptions,
  environment: Environment,
): LinkedPrograms & { readonly mistakes: readonly Mistake[] } {
  const { program, mistakes } = link(journeys, environment);
  const previous = previousJourneys.map((journey) => link([journey], environment));
  return {
    program,
    previous: previous.map((linked) => linked.program),
    mistakes: [...mistakes, ...previous.flatMap((linked) => linked.mistakes)],
  };
}

function runningParts(
  options: AnyOptions,
  { program, previous }: LinkedPrograms,
  keys: readonly string[],
  log: Log,
): (stores: Stores) => Running {
  const realm = options.realm ?? "alpha";
  const now = options.clock ?? Date.now;
  const random = options.random ?? randomBytes;
  const [attemptKey] = deriveKeys(keys.slice(0, 1), `attempts/${realm}`);
  if (!attemptKey) throw new TypeError("There is no key to count attempts with.");
  const attemptLimits = { ...defaultAttemptLimits, ...options.attempts };
  const limits = { ...defaultLimits, ...options.limits };
  const sessionLimits = { ...defaultSessionLimits, ...options.sessions };
  return ({ directory, store }) => {
    const sessions = new SignOnSessions({ store, realm, limits: sessionLimits, now, random });
    const { secret } = attemptKey;
    const limiter = new AttemptLimiter({ store, limits: attemptLimits, secret, now });
    const kept = { store, limits, now, random };
    const runs = new Runs({
      program,
      realm,
      directory,
      store,
      sessions,
      limiter,
      mail: options.mail,
      log,
      now,
      random,
      connectors: new Map(Object.entries(options.connectors ?? {})),
      limits,
      previous,
      waiting:
        options.authenticationSessions === "server-side"
          ? new ServerSideRuns({ ...kept, sealer: new Sealer(keys, "authId/server-side", realm) })
          : new ClientSideRuns({ ...kept, sealer: new Sealer(keys, "authId", realm) }),
      suspended: new ServerSideRuns({ ...kept, sealer: new Sealer(keys, "suspendedId", realm) }),
      ...(options.onEvent ? { onEvent: guarded(options.onEvent, log) } : {}),
    });
    return { runs, sessions };
  };
}

/** An observer that throws changes nothing about a run. */
function guarded(onEvent: (event: JourneyEvent) => void, log: Log): (event: JourneyEvent) => void {
  return (event) => {
    try {
      onEvent(event);
    } catch {
      log.error({ code: "observer-failed", run: event.run }, "The app's `onEvent` threw an error.");
    }
  };
}

/** The app's keys; outside production a random one where there is none. */
function usableKeys({ keys = [] }: AnyOptions, production: boolean, log: Log): readonly string[] {
  const given = keys.filter((key): key is string => key !== undefined && key !== "");
  if (given.length > 0 || production) return given;
  log.warn(
    { code: "keys-random" },
    "No key was given: a random one is used, and runs end when the process does. Production demands `keys`.",
  );
  return [randomBytes(32).toString("base64url")];
}

/** The journey of a name, unless it is for other journeys only; without a name the default. */
function startableJourney(
  program: Program,
  options: AnyOptions,
  name: string | undefined,
): LinkedJourney | undefined {
  const wanted = name ?? options.defaultJourney;
  if (wanted !== undefined) {
    const found = program.byName.get(wanted);
    return found?.innerTreeOnly ? undefined : found;
  }
  const login = program.byName.get("Login");
  if (login && !login.innerTreeOnly) return login;
  return [...program.journeys.values()].find((journey) => !journey.innerTreeOnly);
}
