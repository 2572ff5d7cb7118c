import { createHandler } from "../http/handler.ts";
import type { WithHeaders } from "../http/requests/request-headers.ts";
import type { Answer } from "../machine/callbacks.ts";
import type { Journey } from "../machine/journey.ts";
import type { LazyJourney } from "../machine/lazy-journey.ts";
import type { ServedJourney } from "../machine/served-journey.ts";
import type { StepReply, StepRequest } from "../session/runs.ts";
import type { Session } from "../session/store.ts";
import { configure, type Configuration } from "./configure.ts";
import { callsWithoutHttp } from "./calls-without-http.ts";
import { InFlight } from "./in-flight.ts";
import { Lifecycle } from "./lifecycle.ts";
import type { AnyOptions, JourneysOptions } from "./options.ts";
import { resourcesByName } from "./options/journeys.ts";
import { Readiness } from "./readiness.ts";
import { type Running, runningParts } from "./running.ts";

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
  /**
   * Loads the journeys that are loaded when they are first asked for. Rejects, with what is wrong, when one of them cannot
   * be run: for a test of what is deployed, and for servers whose first users shall not wait.
   */
  load(): Promise<void>;
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
export function createJourneys<const Served extends Journey | LazyJourney>(
  options: JourneysOptions<Served>,
): Journeys {
  // The types demand the connectors that the journeys name; from here on names are looked up and checked.
  return assemble(configure(options as AnyOptions));
}

/** How long what runs may take to end when the journeys are closed; orchestrators kill after 30 seconds. */
const closeMilliseconds = 10_000;

function assemble(configuration: Configuration): Journeys {
  const { options, programs, log } = configuration;
  const lifecycle = lifecycleOf(configuration);
  const readiness = new Readiness({ open: () => lifecycle.open(), log });
  const inFlight = new InFlight();
  const run = runningParts(configuration);
  let running: Running | undefined;
  const open = async (): Promise<Running> => {
    inFlight.admit();
    const stores = await lifecycle.open();
    return (running ??= run(stores));
  };
  const startable = (name?: string): ServedJourney | undefined =>
    programs.startable(options.defaultJourney, name);
  const handle = createHandler({ ...configuration, open, startable, health: readiness });
  const calls = callsWithoutHttp({ open, startable, cookieName: options.cookieName });
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
    session: (...given) => inFlight.track(calls.session(...given)),
    endSessionsOf: (...given) => inFlight.track(calls.endSessionsOf(...given)),
    start: (...given) => inFlight.track(calls.start(...given)),
    resume: (...given) => inFlight.track(calls.resume(...given)),
    resumeSuspended: (...given) => inFlight.track(calls.resumeSuspended(...given)),
    ready: async () => void (await open()),
    load: () => inFlight.track(programs.load()),
    healthy: () => readiness.ready(),
    drain: () => readiness.drain(),
    close: ({ milliseconds = closeMilliseconds } = {}) => (closing ??= close(milliseconds)),
  };
}

function lifecycleOf({
  options,
  programs,
  log,
  now,
  scriptThreads,
  prepare,
}: Configuration): Lifecycle {
  return new Lifecycle({
    stores: options,
    resources: [...resourcesByName(programs.resources).values()],
    connectors: Object.values(options.connectors ?? {}),
    mail: options.mail,
    sms: options.sms,
    prepare: () => prepare(programs.known.journeys),
    release: () => scriptThreads.close(),
    log,
    now,
  });
}
