import { type KeyObject, randomBytes } from "node:crypto";
import { defaultCookieName } from "../http/http-settings.ts";
import { defaultLimits } from "../machine/limits.ts";
import { SealedDevices } from "../directory/sealed-devices.ts";
import { timedConnector } from "../machine/timed-connector.ts";
import { AttemptLimiter } from "../session/attempt-limiter.ts";
import { defaultAttemptLimits } from "../session/attempt-limits.ts";
import { ClientSideRuns } from "../session/client-side-runs.ts";
import { deriveKeys } from "../session/keyring.ts";
import { defaultMessageLimit, MessageLimiter } from "../session/message-limiter.ts";
import { PersistentCookieIssuer } from "../session/persistent-cookies.ts";
import { RetryCounter } from "../session/retry-counter.ts";
import { Runs } from "../session/runs.ts";
import { Sealer } from "../session/seal.ts";
import { ServerSideRuns } from "../session/server-side-runs.ts";
import { defaultSessionLimits, SignOnSessions } from "../session/sign-on-sessions.ts";
import type { SessionStore } from "../session/store.ts";
import type { WaitingRuns } from "../session/waiting-runs.ts";
import { Observer } from "../telemetry/observer.ts";
import { chooser } from "./chooser.ts";
import type { Configuration } from "./configure.ts";
import type { Stores } from "./default-stores.ts";
import { auditOf, onEventOf } from "./observers.ts";
import { scriptSurroundings } from "./options/scripts.ts";

/** The parts that run journeys, once the stores are open. */
export interface Running {
  readonly runs: Runs;
  readonly sessions: SignOnSessions;
}

/** Makes these parts. What does not depend on the stores is made at once, so that it fails at once. */
export function runningParts(configuration: Configuration): (stores: Stores) => Running {
  const { options, programs, log, now } = configuration;
  const { realm = "alpha", random = randomBytes } = options;
  const audit = auditOf(configuration);
  const limiterOf = attemptLimiter(configuration);
  const choose = chooser(newestSecret(configuration, "choices"));
  const messagesOf = messageLimiter(configuration);
  const retriesSecret = newestSecret(configuration, "retries");
  const cookieSealer = new Sealer(configuration.keys, "persistent-cookie", realm);
  const persistentCookies = new PersistentCookieIssuer(cookieSealer, now);
  const deviceSealer = new Sealer(configuration.keys, "devices", realm);
  const limits = { ...defaultLimits, ...options.limits };
  const connectors = new Map(
    Object.entries(options.connectors ?? {}).map(([name, it]) => [name, timedConnector(it)]),
  );
  return ({ directory, store }) => {
    const sessions = new SignOnSessions({
      store,
      directory,
      realm,
      limits: { ...defaultSessionLimits, ...options.sessions },
      now,
      random,
      ...(audit ? { ended: audit.sessionEnded } : {}),
    });
    const messages = messagesOf(store);
    const runs = new Runs({
      programs,
      realm,
      directory,
      store,
      sessions,
      limiter: limiterOf(store),
      retryCounter: new RetryCounter({ store, secret: retriesSecret, now }),
      persistentCookies,
      devicesOf: (of) => new SealedDevices({ directory: of, sealer: deviceSealer, now }),
      mail: options.mail && messages.mailer(options.mail),
      sms: options.sms && messages.messenger(options.sms),
      app: {
        terms: options.terms,
        securityQuestions: options.securityQuestions,
        consentMappings: options.consentMappings ?? [],
        showState: options.showState ?? false,
        attestationAuthorities: options.attestationAuthorities ?? {},
        scripts: scriptSurroundings(
          options,
          realm,
          options.cookieName ?? defaultCookieName,
          configuration.scriptThreads,
        ),
      },
      choose,
      log,
      now,
      random,
      connectors,
      identityProviders: new Map(Object.entries(options.identityProviders ?? {})),
      limits,
      ...waitingRuns(configuration, store),
      observer: new Observer({
        onEvent: onEventOf(configuration),
        telemetry: options.telemetry,
        audit: audit && { step: (run, request) => audit.step(run, request, sessions) },
      }),
    });
    return { runs, sessions };
  };
}

/** Where runs wait for an answer, and where suspended ones wait for their link to be followed. */
function waitingRuns(
  { options, keys, now }: Configuration,
  store: SessionStore,
): { readonly waiting: WaitingRuns; readonly suspended: WaitingRuns } {
  const { realm = "alpha", random = randomBytes } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const ports = { store, limits, now, random };
  const sealer = (purpose: string): Sealer => new Sealer(keys, purpose, realm);
  return {
    waiting:
      options.authenticationSessions === "server-side"
        ? new ServerSideRuns({ ...ports, sealer: sealer("authId/server-side") })
        : new ClientSideRuns({ ...ports, sealer: sealer("authId") }),
    suspended: new ServerSideRuns({ ...ports, sealer: sealer("suspendedId") }),
  };
}

function attemptLimiter(configuration: Configuration): (store: SessionStore) => AttemptLimiter {
  const { options, now } = configuration;
  const secret = newestSecret(configuration, "attempts");
  const limits = { ...defaultAttemptLimits, ...options.attempts };
  return (store) => new AttemptLimiter({ store, limits, secret, now });
}

function messageLimiter(configuration: Configuration): (store: SessionStore) => MessageLimiter {
  const { options, now } = configuration;
  const secret = newestSecret(configuration, "messages");
  const { messageLimit: limit = defaultMessageLimit } = options;
  return (store) => new MessageLimiter({ store, limit, secret, now });
}

/** The app's newest key for this purpose, in its realm. */
function newestSecret({ options, keys }: Configuration, purpose: string): KeyObject {
  const { realm = "alpha" } = options;
  const [key] = deriveKeys(keys.slice(0, 1), `${purpose}/${realm}`);
  if (!key) throw new TypeError(`There is no key for ${purpose}.`);
  return key.secret;
}
