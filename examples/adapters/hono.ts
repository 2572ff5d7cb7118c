import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { withAddress } from "@journeyc/runtime/http/socket-address";
import { Hono } from "hono";
import { journeys } from "./journeys.ts";

const app = new Hono();
app.all("/am/*", (c) => journeys.handler(withAddress(c.req.raw, getConnInfo(c).remote.address)));
app.get("/", async (c) => {
  const session = await journeys.session(c.req.raw);
  return c.text(session ? `Hello ${session.userName}` : "Please sign on");
});
const server = createServer(serverTimeouts, getRequestListener(app.fetch));
server.listen(Number(process.env["PORT"] ?? 3000));
gracefulShutdown(server, journeys);
