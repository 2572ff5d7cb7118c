import { setTimeout as wait } from "node:timers/promises";
import { Config, FRAuth, StepType } from "@forgerock/javascript-sdk";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { answerClientPage, clientPage } from "../browser/support/client-page.ts";
import { startWidget, submitWidget, widgetSignedOn } from "../browser/support/login-widget.ts";
import { recordingProxy, type RecordedServer } from "../runtime/http/support/recording-proxy.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import {
  answered,
  journeyClient,
  passThrough as tree,
  startedStep,
  timedOut,
} from "../support/demo-clients.ts";
import { MemoryStorage } from "../support/memory-storage.ts";

// A user who is too slow, in a demo that waits for three seconds. @rockcarver/frodo-lib asks once: it cannot be slow.

let demo: Demo;
let server: RecordedServer;
let browser: Browser;

beforeAll(async () => {
  vi.stubGlobal("sessionStorage", new MemoryStorage());
  vi.stubGlobal("localStorage", new MemoryStorage());
  [demo, browser] = await Promise.all([startDemo({ ANSWER_SECONDS: "3" }), launchChromium()]);
  server = await recordingProxy(Number(new URL(demo.url).port), answerClientPage);
  Config.set({
    serverConfig: { baseUrl: `${server.origin}/am/`, timeout: 10_000 },
    realmPath: "alpha",
  });
});

afterAll(async () => {
  expect(server.mistakes()).toEqual([]);
  await browser?.close();
  await server?.close();
  await demo?.kill();
  vi.unstubAllGlobals();
});

const tooLong = () => wait(3_200);

test("@forgerock/javascript-sdk is told, and signs on with a fresh step", async () => {
  const late = answered(await FRAuth.start({ tree }), demo, demo.password);
  await tooLong();
  expect(await FRAuth.next(late, { tree })).toMatchObject({
    type: StepType.LoginFailure,
    payload: timedOut,
  });
  const step = answered(await FRAuth.start({ tree }), demo, demo.password);
  expect((await FRAuth.next(step, { tree })).type).toBe(StepType.LoginSuccess);
});

test("@forgerock/journey-client is told, and signs on with a fresh step", async () => {
  const client = await journeyClient(server.origin);
  // Ada's third sign-on would ask for her preferences.
  const katherine = { username: "katherine@contoso.example" };
  const late = await startedStep(client, tree, katherine, "Orbit-7");
  await tooLong();
  expect(await client.next(late)).toMatchObject({ type: "LoginFailure", payload: timedOut });
  const step = await startedStep(client, tree, katherine, "Orbit-7");
  expect(await client.next(step)).toMatchObject({ type: "LoginSuccess" });
});

test("@forgerock/login-widget starts again by itself, and sends the same answers", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}${clientPage}`);
  await startWidget(page, server.origin, "Login");
  server.recorded.splice(0);
  await tooLong();
  await submitWidget(page, demo.username, demo.password);
  await widgetSignedOn(page);
  const posts = server.recorded.filter(({ method }) => method === "POST");
  expect(posts.map(({ status }) => status)).toEqual([401, 200, 200]);
});
