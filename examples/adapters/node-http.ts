import { createServer } from "node:http";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { journeys } from "./journeys.ts";

const server = createServer(
  serverTimeouts,
  toNodeHandler(async (request) => {
    if (new URL(request.url).pathname.startsWith("/am/")) return journeys.handler(request);
    const session = await journeys.session(request);
    return new Response(session ? `Hello ${session.userName}` : "Please sign on");
  }),
);
server.listen(Number(process.env["PORT"] ?? 3000));
gracefulShutdown(server, journeys);
