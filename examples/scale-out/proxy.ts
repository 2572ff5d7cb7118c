import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";

/** How long an instance that could not be reached is left out, in milliseconds. */
const restMilliseconds = 1_000;

interface Upstream {
  readonly port: number;
  restsUntil: number;
}

/**
 * Sends each request to the next instance, on loopback. One that cannot be reached is left out for a while, and its
 * request goes to the next. A request that has reached an instance is never repeated: it may have had its effect.
 */
export async function startProxy(ports: readonly number[], port = 0): Promise<Server> {
  const upstreams = ports.map((each): Upstream => ({ port: each, restsUntil: 0 }));
  let turn = 0;
  const inOrder = (): readonly Upstream[] => {
    const first = turn++ % upstreams.length;
    const ordered = [...upstreams.slice(first), ...upstreams.slice(0, first)];
    const awake = ordered.filter(({ restsUntil }) => restsUntil <= Date.now());
    return awake.length > 0 ? awake : ordered;
  };
  const server = createServer((incoming, outgoing) => forward(incoming, outgoing, inOrder()));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return server;
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  [upstream, ...others]: readonly Upstream[],
): void {
  if (!upstream) return fail(outgoing);
  const { method, url: path, socket } = incoming;
  const headers = {
    ...incoming.headers,
    // Set, never added to: what a client claims about itself is worth nothing.
    "x-real-ip": socket.remoteAddress,
    "x-forwarded-proto": "http",
    "x-forwarded-host": incoming.headers.host,
    connection: "close",
  };
  const target = { host: "127.0.0.1", port: upstream.port, method, path, headers, agent: false };
  let reached = false;
  const upstreamRequest = request(target, (response) => {
    const { connection: _, ...answered } = response.headers;
    outgoing.writeHead(response.statusCode ?? 502, answered);
    response.on("error", () => outgoing.destroy()).pipe(outgoing);
  });
  upstreamRequest.once("socket", (connection) =>
    connection.once("connect", () => {
      reached = true;
      incoming.pipe(upstreamRequest);
    }),
  );
  upstreamRequest.once("error", () => {
    if (reached) return fail(outgoing);
    upstream.restsUntil = Date.now() + restMilliseconds;
    forward(incoming, outgoing, others);
  });
  outgoing.once("close", () => upstreamRequest.destroy());
}

function fail(outgoing: ServerResponse): void {
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(502, { "content-type": "text/plain" }).end("No instance answered.\n");
}
