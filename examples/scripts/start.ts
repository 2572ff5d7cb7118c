import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { createApp } from "./app.ts";

const port = Number(process.env["PORT"] ?? 8080);
const journeys = await createApp(process.env["JOURNEY_KEY"] ?? randomBytes(32).toString("base64"));
const server = createServer(toNodeHandler((request) => journeys.handler(request)));
server.listen(port, "127.0.0.1", () => {
  // A listening TCP server has one.
  const { port: chosen } = server.address() as AddressInfo;
  console.log(
    `Sign on as ada, Correct-horse-7: http://localhost:${chosen}/am/XUI/?authIndexType=service&authIndexValue=Sign%20on`,
  );
});
