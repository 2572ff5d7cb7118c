import type { AuditSink } from "../audit/audit-event.ts";
import type { Connector } from "../connectors/connector.ts";
import type { Directory } from "../directory/directory.ts";
import type { CookieScope } from "../http/cookies.ts";
import type { SignOnPageOptions } from "../http/sign-on-page/options.ts";
import type { ConnectorsOf, Journey } from "../machine/journey.ts";
import type { Mailer } from "../machine/mailer.ts";
import type { Limits } from "../machine/limits.ts";
import type { JourneyEvent, Log } from "../machine/ports.ts";
import type { Environment } from "../machine/settings.ts";
import type { AttemptLimits } from "../session/attempt-limits.ts";
import type { SessionLimits } from "../session/sign-on-sessions.ts";
import type { SessionStore } from "../session/store.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** What an app says about its journeys. Everything but `journeys` and `keys` has a default. */
export interface CommonOptions<Served extends Journey> {
  /** The journeys that clients may start. Those that they enter come along. */
  readonly journeys: readonly Served[];
  /**
   * Earlier versions of journeys, for runs that began in them before a deploy: they go on there. Without it such a run
   * begins again at the first page of today's version.
   */
  readonly previousJourneys?: readonly Journey[];
  /**
   * Where runs wait for their users, in AM's words. `client-side` (default): sealed in the authId. `server-side`: in the
   * `store`, the authId is a random id; short, but every step writes and reads there.
   */
  readonly authenticationSessions?: "client-side" | "server-side";
  /** The address in links that resume suspended runs. Default: the sign-on page, below the first of `origins`. */
  readonly resumeUrl?: (suspendedId: string, journey: string) => string;
  /**
   * Secrets of at least 32 bytes, newest first: the first one seals, all of them open. In production there must be
   * one; elsewhere a random one is made at each start.
   */
  readonly keys?: readonly (string | undefined)[];
  /** Where users live. Default: SQLite in `./data`. */
  readonly directory?: Directory;
  /** Where used steps and sessions are remembered. Default: SQLite in `./data`. */
  readonly store?: SessionStore;
  /** Default: `alpha`. */
  readonly realm?: string;
  /** The path below which the handler answers. Default: `/am`. */
  readonly base?: string;
  /** What runs when a client names no journey. Default: `Login`, else the first that may be started. */
  readonly defaultJourney?: string;
  /** Where a client goes after success, unless it asked for another place. Default: `/`. */
  readonly successUrl?: string;
  /** Where a client goes after failure. Default: none, the client starts again. */
  readonly failureUrl?: string;
  /** What `goto` may name besides paths of the app itself: origins, or URLs that must match whole. Default: none. */
  readonly goto?: readonly string[];
  /** Origins of the app as browsers see them, where a proxy stands between: `https://id.example.com`. */
  readonly origins?: readonly string[];
  /**
   * Origins of pages elsewhere that may call the protocol with credentials (CORS); outside production also
   * `http://localhost:*`, any port of this machine. Default: none.
   */
  readonly cors?: readonly string[];
  /** Default: `iPlanetDirectoryPro`. */
  readonly cookieName?: string;
  /** `Secure` on cookies. Default: in production always, elsewhere for requests that came over https. */
  readonly secureCookies?: boolean;
  /** Where browsers send the session's cookie. Default: `{ sameSite: "lax" }`, to this host only. */
  readonly cookies?: CookieScope;
  /** Whether a start takes user name and password from `X-OpenAM-` headers. Default: true. */
  readonly zeroPageLogin?: boolean;
  /** The looks of the sign-on page; `false`: there is none. Default: no name, no logo, no links. */
  readonly page?: SignOnPageOptions | false;
  /** How long sessions live. */
  readonly sessions?: Partial<SessionLimits>;
  readonly limits?: Partial<Limits>;
  /**
   * How often credentials may be guessed. Default: 5 times for a user and 100 times from an address within 15 minutes,
   * 1,000 times overall within a minute.
   */
  readonly attempts?: Partial<AttemptLimits>;
  /**
   * The address that a request came from, for the limit per address: of the socket, or from a header that a proxy of
   * the app's own sets and clients cannot. Default: none, addresses are not limited.
   */
  readonly clientAddress?: (request: Request) => string | undefined;
  /** Where `env.NAME` and `secret.NAME` are read, once. Default: `process.env`. */
  readonly environment?: Environment;
  /** Default: JSON lines on stderr. */
  readonly log?: Log;
  readonly onEvent?: (event: JourneyEvent) => void;
  /** How nodes send mail. Needed where a journey has a node that does. */
  readonly mail?: Mailer;
  /** Spans and metrics: `openTelemetry()` of `@journeyc/runtime/telemetry/opentelemetry`. Default: none. */
  readonly telemetry?: Telemetry;
  /** Takes the events of the audit trail. Default: none. */
  readonly audit?: AuditSink;
  /** True: nobody is signed on unless the audit trail has accepted the events of it. Default: false. */
  readonly auditRequired?: boolean;
  /** Milliseconds since the epoch. Default: `Date.now`, but never back. */
  readonly clock?: () => number;
  /** Cryptographically random bytes. Default: `crypto.randomBytes`. */
  readonly random?: (bytes: number) => Uint8Array;
}

/** A connector for each name, of the kind that the journeys want. */
type Connectors<Kinds> = {
  readonly [Name in keyof Kinds]: Connector<Kinds[Name] & string>;
};

type NoConnectorsNeeded = { readonly connectors?: Readonly<Record<string, Connector>> };

/** The option `connectors`: needed where the journeys name connectors, and then all of them. */
type ConnectorOption<Kinds> = string extends keyof Kinds
  ? NoConnectorsNeeded
  : [keyof Kinds] extends [never]
    ? NoConnectorsNeeded
    : { readonly connectors: Connectors<Kinds> & Readonly<Record<string, Connector>> };

export type JourneysOptions<Served extends Journey> = CommonOptions<Served> &
  ConnectorOption<ConnectorsOf<Served>>;

/** The options as code that does not know the journeys' types sees them. */
export type AnyOptions = CommonOptions<Journey> & NoConnectorsNeeded;
