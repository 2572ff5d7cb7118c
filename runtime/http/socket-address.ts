/** Where requests came from. A web-standard request has no place for it. */
const socketAddresses = new WeakMap<Request, string>();

/**
 * The address at the other end of a request's socket, for the option `clientAddress`. Behind a proxy it is the proxy's:
 * there read the header that your proxy sets. In Express and Fastify it is what these take for the client's address,
 * by their own settings about proxies.
 */
export function socketAddress(request: Request): string | undefined {
  return socketAddresses.get(request);
}

/** Remembers a request's address, for servers that know it and are not `node:http`: Hono, Bun, Deno. */
export function withAddress(request: Request, address: string | undefined): Request {
  if (address !== undefined) socketAddresses.set(request, address);
  return request;
}
