import { randomBytes } from "node:crypto";
import { AuditDelivery } from "../audit/audit-delivery.ts";
import { Audit } from "../audit/audit.ts";
import { createHandler } from "../http/handler.ts";
import { requestHeaders, type WithHeaders } from "../http/request-headers.ts";
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
import { Observer } from "../telemetry/observer.ts";
import { checkOptions, ConfigurationError, resourcesOf } from "./check-options.ts";
import { checkShapes } from "./check-shapes.ts";
import type { Stores } from "./default-stores.ts";
import { InFlight } from "./in-flight.ts";
import { Lifecycle } from "./lifecycle.ts";
import { jsonLinesLog } from "./log.ts";
import { redactingLog } from "./redacting-log.ts";
import type { AnyOptions, JourneysOptions } from "./options.ts";
import { Readiness } from "./readiness.ts";

/** Journeys, ready to serve. */
export interface Journeys {
  /** Answers the authenticate protocol and the sign-on page below `base`; 404 elsewhere. Never rejects. */
  readonly handler: (request: Request) => Promise<Response>;
  /**
   * The session of a request: by cookie, or by the header that is named like the cookie. Of a user who is gone from the
   * directory, or inactive, there is none. Rejects when store or directory cannot be used.
   * @param request a web-standard one, or one of `node:http`, Express or Fastify
   */
  session(request: WithHeaders): Promise<Session | undefined>;
  /**
   * Ends all sessions of a user in this realm: for a password that was changed, a device that was lost.
   * @param userId the `userId` of sessions, the `id` of the directory's object
   * @param resource only those of the user of this resource; needed where ids of two resources may be equal
   * @returns how many sessions ended
   */
  endSessionsOf(userId: string, resource?: string): Promise<number>;
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
  /** Whether requests can be served: the stores answer, and `drain` was not called. Never rejects. */
  healthy(): Promise<boolean>;
  /** From now on `healthy` and `<base>/health/ready` say no, so that no new requests come. Everything else goes on. */
  drain(): void;
  /**
   * Lets what runs end and closes directory, store and connectors, those that were passed in as well. New requests are
   * answered with 503.
   * @param options.milliseconds how long what runs may take; default: 10,000
   */
  close(options?: { readonly milliseconds?: number }): Promise<void>;
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

/** How long what runs may take to end when the journeys are closed; orchestrators kill after 30 seconds. */
const closeMilliseconds = 10_000;

/** The parts that run journeys, once the stores are open. */
export interface Running {
  readonly runs: Runs;
  readonly sessions: SignOnSessions;
}

function assemble(given: AnyOptions): Journeys {
  const { mistakes: misshapen, usable: options } = checkShapes(given);
  const log = redactingLog(options.log ?? jsonLinesLog());
  const environment = options.environment ?? process.env;
  const production = environment["NODE_ENV"] === "production";
  const { mistakes, ...programs } = linkAll(options, environment);
  const { program } = programs;
  const keys = usableKeys(options, production, log);
  const all = [
    ...misshapen,
    ...mistakes,
    ...checkOptions(options, program, allJourneys(programs), keys),
  ];
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
  const inFlight = new InFlight();
  const open = async (): Promise<Running> => {
    inFlight.admit();
    const stores = await lifecycle.open();
    return (running ??= run(stores));
  };
  const readiness = new Readiness({ open: () => lifecycle.open(), log });
  const startable = (name?: string): LinkedJourney | undefined =>
    startableJourney(program, options, name);
  const handle = createHandler({
    options,
    keys,
    log,
    open,
    startable,
    health: readiness,
    production,
  });
  const callable: Pick<
    Journeys,
    "session" | "endSessionsOf" | "start" | "resume" | "resumeSuspended"
  > = {
    async session(request) {
      const { sessions } = await open();
      return sessions.verify(
        sessionToken({ headers: requestHeaders(request) }, options.cookieName),
      );
    },
    async endSessionsOf(userId, resource) {
      const { sessions } = await open();
      return sessions.endAllOf(userId, resource);
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
  };
  const close = async (milliseconds: number): Promise<void> => {
    readiness.drain();
    const left = await inFlight.close(milliseconds);
    if (left > 0)
      log.warn({ code: "closed-early", requests: left }, "Requests were cut off by the shutdown.");
    await lifecycle.close();
  };
  let closing: Promise<void> | undefined;
  return {
    handler: (request) => inFlight.track(handle(request)),
    session: (...given) => inFlight.track(callable.session(...given)),
    endSessionsOf: (...given) => inFlight.track(callable.endSessionsOf(...given)),
    start: (...given) => inFlight.track(callable.start(...given)),
    resume: (...given) => inFlight.track(callable.resume(...given)),
    resumeSuspended: (...given) => inFlight.track(callable.resumeSuspended(...given)),
    ready: async () => void (await open()),
    healthy: () => readiness.ready(),
    drain: () => readiness.drain(),
    close: ({ milliseconds = closeMilliseconds } = {}) => (closing ??= close(milliseconds)),
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
  const audit = auditOf(options, keys, log);
  const attemptLimits = { ...defaultAttemptLimits, ...options.attempts };
  const limits = { ...defaultLimits, ...options.limits };
  const sessionLimits = { ...defaultSessionLimits, ...options.sessions };
  return ({ directory, store }) => {
    const sessions = new SignOnSessions({
      store,
      directory,
      realm,
      limits: sessionLimits,
      now,
      random,
      ...(audit ? { ended: audit.sessionEnded } : {}),
    });
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
      observer: new Observer({
        onEvent: options.onEvent && guarded(options.onEvent, log),
        telemetry: options.telemetry,
        audit: audit && { step: (run, request) => audit.step(run, request, sessions) },
      }),
    });
    return { runs, sessions };
  };
}

/** The audit trail, if the app keeps one. */
function auditOf(options: AnyOptions, keys: readonly string[], log: Log): Audit | undefined {
  const { audit: sink, auditRequired: required = false, realm = "alpha", clock } = options;
  const [userKeys] = deriveKeys(keys.slice(0, 1), `audit/${realm}`);
  if (!sink || !userKeys) return undefined;
  const { stepMilliseconds } = { ...defaultLimits, ...options.limits };
  const delivery = new AuditDelivery(sink, log);
  const { secret } = userKeys;
  return new Audit({
    delivery,
    required,
    stepMilliseconds,
    realm,
    secret,
    log,
    now: clock ?? Date.now,
  });
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
