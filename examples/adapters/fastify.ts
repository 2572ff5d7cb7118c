import fastify from "fastify";
import { toFastifyPlugin } from "@journeyc/runtime/http/fastify";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { journeys } from "./journeys.ts";

// Fastify has a `requestTimeout` of its own, and it is off.
const app = fastify({ ...serverTimeouts, http: serverTimeouts });
app.register(toFastifyPlugin(journeys.handler), { prefix: "/am" });
app.get("/", async (request) => {
  const session = await journeys.session(request);
  return session ? `Hello ${session.userName}` : "Please sign on";
});
await app.listen({ port: Number(process.env["PORT"] ?? 3000) });
gracefulShutdown(app.server, journeys, { close: () => app.close() });
