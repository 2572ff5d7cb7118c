import { createRequire } from "node:module";
import { createServer } from "node:http";
import { SpanKind } from "@opentelemetry/api";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { expect, test } from "vitest";
import { listen } from "../../support/listen.ts";
import { AuthenticateClient } from "../../support/authenticate.ts";
import { login, testApp } from "../machine/support/journeys.ts";
import { Collected, parentOf } from "./support/collected.ts";

test("a step is below the span that OpenTelemetry's own instrumentation opens for the request", async () => {
  const collected = new Collected();
  const instrumentation = new HttpInstrumentation();
  instrumentation.setTracerProvider(collected.tracerProvider);
  instrumentation.enable();
  // It wraps the module when that is required next.
  createRequire(import.meta.url)("node:http");
  const { journeys } = await testApp([login], { telemetry: collected.telemetry });
  const server = createServer(toNodeHandler(journeys.handler));
  const port = await listen(server);
  try {
    const client = new AuthenticateClient(`http://127.0.0.1:${port}`);
    const replies = await Promise.all(
      ["correct-horse", "wrong"].map((password) => client.signOn("Login", "ada", password)),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 401]);
    const requests = (): number =>
      collected.spans.filter(({ kind }) => kind === SpanKind.SERVER).length;
    await expect.poll(requests).toBe(4);
  } finally {
    server.close().closeAllConnections();
    instrumentation.disable();
  }
  const steps = collected.spans.filter(({ name }) => name === "journeyc.step");
  expect(steps).toHaveLength(4);
  for (const opened of steps) {
    const parent = parentOf(opened, collected.spans);
    expect(parent?.kind).toBe(SpanKind.SERVER);
    const wanted = { asks: 200, success: 200, failure: 401 };
    const result = String(opened.attributes["journeyc.step.result"]) as keyof typeof wanted;
    expect(
      parent?.attributes["http.response.status_code"] ?? parent?.attributes["http.status_code"],
    ).toBe(wanted[result]);
  }
  await collected.close();
});
