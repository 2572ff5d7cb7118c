import type { ServedJourney } from "../machine/served-journey.ts";
import type { Log } from "../machine/ports.ts";
import type { Runs } from "../session/runs.ts";
import type { Sealer } from "../session/seal.ts";
import type { SignOnSessions } from "../session/sign-on-sessions.ts";
import type { HttpSettings } from "./http-settings.ts";

/** What the endpoints are made of. */
export interface Server {
  readonly settings: HttpSettings;
  readonly log: Log;
  readonly runs: Runs;
  readonly sessions: SignOnSessions;
  /** Seals what the sign-on page leaves in the browser. */
  readonly pageSealer: Sealer;
  /** The journey that clients may start by this name; without a name the default one. */
  startable(name?: string): ServedJourney | undefined;
}

/** One request on its way to an endpoint. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly server: Server;
}

export type Endpoint = (exchange: Exchange) => Promise<Response>;
