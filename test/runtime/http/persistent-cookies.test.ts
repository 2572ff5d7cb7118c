import { defineJourney, node, type Journey } from "@journeyc/runtime";
import { persistentCookieDecision } from "@journeyc/runtime/nodes/persistent-cookie-decision";
import { setPersistentCookie } from "@journeyc/runtime/nodes/set-persistent-cookie";
import { expect, test } from "vitest";
import { asking, proving, resource, testApp, type TestApp } from "../machine/support/journeys.ts";
import { Browser } from "./support/browser.ts";
import { fill, post, start, type Reply } from "./support/client.ts";

// Signed on once, known again: over the protocol and on the sign-on page.

const settings = { persistentCookieName: "known", sameSite: "STRICT" } as const;

const known: Journey = defineJourney({
  name: "Known",
  connectors: {},
  resource,
  start: "look",
  nodes: {
    look: node(persistentCookieDecision, {
      settings: { ...settings, enforceClientIp: true },
      outcomes: { true: "success", false: "ask" },
    }),
    ask: node(asking, { outcomes: { true: "prove", false: "failure" } }),
    prove: node(proving, { outcomes: { true: "remember", false: "failure" } }),
    remember: node(setPersistentCookie, {
      settings: { ...settings, maxLife: 24, useHttpOnlyCookie: false },
      outcomes: { outcome: "success" },
    }),
  },
});

let now = 1_800_000_000_000;
let address = "192.0.2.1";

function app(): Promise<TestApp> {
  return testApp([known], { clock: () => now, clientAddress: () => address });
}

/** The persistent cookie that an answer sets, as the browser sends it back. */
function kept({ headers }: Pick<Reply, "headers">): string {
  const cookie = headers.getSetCookie().find((one) => one.startsWith("known="));
  return cookie?.split(";")[0] ?? "none";
}

test("a browser that has the cookie signs on without being asked, as long as it holds", async () => {
  const { journeys } = await app();
  const first = await start(journeys);
  expect(first.headers.getSetCookie().join()).not.toContain("known=");
  const end = await post(journeys, "authenticate", fill(first.body, "ada"));
  const [cookie] = end.headers.getSetCookie().filter((one) => one.startsWith("known="));
  expect(cookie).toMatch(/^known=[\w-]+; Path=\/; SameSite=Strict; Max-Age=18000; Secure$/);
  expect(cookie).not.toContain("ada");
  const again = await post(journeys, "authenticate", undefined, { cookie: kept(end) });
  expect(again.body).toMatchObject({ tokenId: expect.any(String) });
  now += 4 * 3_600_000;
  const later = await post(journeys, "authenticate", undefined, { cookie: kept(again) });
  expect(later.body).toMatchObject({ tokenId: expect.any(String) });
  expect(kept(later)).not.toBe(kept(again));
  now += 5 * 3_600_000;
  const unused = await post(journeys, "authenticate", undefined, { cookie: kept(later) });
  expect(unused.body.callbacks).toHaveLength(1);
});

test("the cookie is nobody's elsewhere, and none after a change", async () => {
  const { journeys } = await app();
  const first = await start(journeys);
  const end = await post(journeys, "authenticate", fill(first.body, "ada"));
  const cookie = kept(end);
  address = "192.0.2.2";
  const elsewhere = await post(journeys, "authenticate", undefined, { cookie });
  expect(elsewhere.body.callbacks).toHaveLength(1);
  address = "192.0.2.1";
  const changed = `${cookie.slice(0, -1)}${cookie.endsWith("A") ? "B" : "A"}`;
  const forged = await post(journeys, "authenticate", undefined, { cookie: changed });
  expect(forged.body.callbacks).toHaveLength(1);
});

test("the sign-on page sets it, too", async () => {
  const { journeys } = await app();
  const browser = new Browser(journeys);
  await browser.open("Known");
  const { response } = await browser.submit({ IDToken1: "ada" });
  expect(response.status).toBe(303);
  expect(browser.cookies.get("known")).toMatch(/^[\w-]{100,}$/);
  const { response: again } = await browser.open("Known");
  expect(again.status).toBe(303);
  expect(again.headers.get("location")).toBe("/");
});
