import { createServer } from "node:http";
import express from "express";
import { toExpressHandler } from "@journeyc/runtime/http/express";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { serverTimeouts } from "@journeyc/runtime/http/server-timeouts";
import { journeys } from "./journeys.ts";

const app = express();
app.use("/am", toExpressHandler(journeys.handler));
app.use(express.json());
app.get("/", async (request, response) => {
  const session = await journeys.session(request);
  response.type("text").send(session ? `Hello ${session.userName}` : "Please sign on");
});
const server = createServer(serverTimeouts, app);
server.listen(Number(process.env["PORT"] ?? 3000));
gracefulShutdown(server, journeys);
