/** The app in production, as each bundler packs it. */
import { createServer } from "node:http";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { handler, journeys } from "./app.ts";

const server = createServer(serverTimeouts, toNodeHandler(handler));
server.listen(Number(process.env["PORT"] ?? 3000));
gracefulShutdown(server, journeys);
