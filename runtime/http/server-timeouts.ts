/**
 * Options for a server of `node:http` that faces slow clients: `createServer(serverTimeouts, listener)`, Fastify's
 * `{ http: serverTimeouts }`. Requests of sign-on are small; Node's defaults give one five minutes to arrive. How long
 * an answer takes is limited elsewhere, by `limits.stepMilliseconds`.
 */
export const serverTimeouts = {
  /** For the headers of a request. */
  headersTimeout: 10_000,
  /** For a whole request, its body too. */
  requestTimeout: 20_000,
  /** Longer than load balancers keep idle connections (60 seconds), so that these close them, between requests. */
  keepAliveTimeout: 65_000,
  /** How often the first two are looked after. */
  connectionsCheckingInterval: 2_000,
} as const;
