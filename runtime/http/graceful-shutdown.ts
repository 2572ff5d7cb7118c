import type { Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Journeys } from "../app/journeys.ts";
import { settlesWithin } from "../deadlines/settles-within.ts";

const pollMilliseconds = 20;

/** A connection that was opened and says nothing for this long has nothing to say: browsers open some in advance. */
const quietMilliseconds = 500;

/** A database that is away must not keep a process that is done. */
const closeMilliseconds = 5_000;

export interface GracefulShutdownOptions {
  /** Default: `SIGTERM` and `SIGINT`. A second signal ends the process at once. */
  readonly signals?: readonly NodeJS.Signals[];
  /**
   * How long the server goes on taking requests after `<base>/health/ready` has turned to 503, until no load balancer
   * sends any more. Default: 0; in Kubernetes 5,000.
   */
  readonly graceMilliseconds?: number;
  /** How long requests may take to end after that. Default: 10,000. */
  readonly drainMilliseconds?: number;
  /** Closes what else the app has open, after the last answer and before the journeys' stores: `() => app.close()`. */
  readonly close?: () => unknown;
  /** Default: the process ends, with exit code 0, or 1 when something was cut off or could not be closed. */
  readonly exit?: (code: 0 | 1) => void;
}

/**
 * Ends a server of `node:http`, also that of Express (`app.listen(…)`) and Fastify (`app.server`), on a signal:
 * readiness turns to 503, listening stops, requests that have come get their whole answer, then stores close.
 * @returns what a signal does, to be called without one
 */
export function gracefulShutdown(
  server: Server,
  journeys: Pick<Journeys, "drain" | "close">,
  options: GracefulShutdownOptions = {},
): () => Promise<void> {
  const {
    signals = ["SIGTERM", "SIGINT"],
    graceMilliseconds = 0,
    drainMilliseconds = 10_000,
    exit = (code) => process.exit(code),
  } = options;
  const requests = new OpenRequests(server);
  let ending: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    for (const signal of signals) process.off(signal, shutDown);
    journeys.drain();
    requests.last();
    await pause(graceMilliseconds);
    const cut = await closeServer(server, requests, drainMilliseconds);
    const closed = await closeAll(options.close, journeys);
    exit(cut || !closed ? 1 : 0);
  };
  const shutDown = (): Promise<void> => (ending ??= end());
  for (const signal of signals) process.on(signal, shutDown);
  return shutDown;
}

/** The requests that a server has got and not answered whole. */
class OpenRequests {
  readonly #open = new Set<ServerResponse>();
  #last = false;

  constructor(server: Server) {
    server.prependListener("request", (_request, response: ServerResponse) => {
      this.#open.add(response);
      response.once("close", () => this.#open.delete(response));
      if (this.#last) response.setHeader("connection", "close");
    });
  }

  get size(): number {
    return this.#open.size;
  }

  /** From now on each answer is its connection's last: clients send on open connections until they are told not to. */
  last(): void {
    this.#last = true;
    for (const response of this.#open)
      if (!response.headersSent) response.setHeader("connection", "close");
  }
}

/**
 * Stops listening, lets requests end and ends connections that carry none.
 * @returns whether requests had to be cut off
 */
async function closeServer(
  server: Server,
  requests: OpenRequests,
  milliseconds: number,
): Promise<boolean> {
  if (!server.listening) return false;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const end = Date.now() + milliseconds;
  let busy = Date.now();
  while (Date.now() < end) {
    if (await settlesWithin(closed, pollMilliseconds)) break;
    if (requests.size > 0) busy = Date.now();
    else if (Date.now() - busy > quietMilliseconds) break;
  }
  const cut = requests.size > 0;
  server.closeAllConnections();
  return cut;
}

/** @returns whether everything could be closed, in time */
async function closeAll(
  close: (() => unknown) | undefined,
  journeys: Pick<Journeys, "close">,
): Promise<boolean> {
  const closing = (async () => {
    await close?.();
    // Requests have ended by now; what runs without HTTP gets a moment.
    await journeys.close({ milliseconds: 1_000 });
    return true;
  })().catch(() => false);
  return (await settlesWithin(closing, closeMilliseconds)) && (await closing);
}
