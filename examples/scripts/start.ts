import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { createApp } from "./app.ts";

const port = Number(process.env["PORT"] ?? 8080);
const journeys = await createApp(process.env["JOURNEY_KEY"] ?? randomBytes(32).toString("base64"));
createServer(toNodeHandler((request) => journeys.handler(request))).listen(
  port,
  "127.0.0.1",
  () => {
    console.log(
      `Sign on as ada, Correct-horse-7: http://localhost:${port}/am/XUI/?authIndexType=service&authIndexValue=Sign%20on`,
    );
  },
);
