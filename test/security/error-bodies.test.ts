import { JourneyError } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { expect, test } from "vitest";
import { Browser } from "../runtime/http/support/browser.ts";
import { address, fill, post, start } from "../runtime/http/support/client.ts";
import {
  asking,
  login,
  proving,
  row,
  testApp,
  testNode,
  type TestApp,
} from "../runtime/machine/support/journeys.ts";

// What broke is for the operator. A client learns that something did, and under which id it stands in the log.

const needle = "AADSTS50126: select * from journey_user at /srv/app/node.js:1 needle";

const thrown: readonly (readonly [string, () => never])[] = [
  ["an Error", () => fail(new Error(needle))],
  ["an Error with a cause", () => fail(new Error(needle, { cause: new Error(needle) }))],
  ["a JourneyError", () => fail(new JourneyError("entra-timeout", needle, needle))],
  ["a temporary one", () => fail(new JourneyError("needle-unavailable", needle, needle))],
  ["a text", () => fail(needle)],
  ["an object with a message", () => fail({ message: needle, code: needle, stack: needle })],
  ["an AggregateError", () => fail(new AggregateError([new Error(needle)], needle))],
  ["nothing at all", () => fail(undefined)],
];
function fail(value: unknown): never {
  throw value;
}

const places = [
  "a node",
  "a node's promise",
  "the store's claim",
  "the store's session",
  "the directory",
  "a state that is not JSON",
];

/** An app in which something throws at a place of a run. */
async function broken(place: string, throws: () => never): Promise<TestApp> {
  const types = {
    "a node": testNode(throws),
    "a node's promise": testNode(async () => throws()),
    "a state that is not JSON": testNode(({ state }) => {
      state.setShared("x", { toJSON: throws } as never);
      return asking.run({} as never) as never;
    }),
  };
  const type = types[place as keyof typeof types];
  const store = memoryStore();
  if (place === "the store's claim") store.claimStep = async () => throws();
  if (place === "the store's session") store.endStep = async () => throws();
  if (place !== "the directory")
    return testApp(
      [type ? row("Login", asking, type, asking, proving) : row("Login", asking, proving)],
      { store },
    );
  const directory = memoryDirectory();
  directory.verifyPassword = async () => throws();
  return testApp([login], { directory });
}

test("48 failures at 6 places, 0 say more than an id", async () => {
  let failures = 0;
  for (const place of places) {
    for (const [what, throws] of thrown) {
      const app = await broken(place, throws);
      const name = `${what} in ${place}`;
      const step = (await start(app.journeys)).body;
      const { status, body, headers } = await post(
        app.journeys,
        "authenticate",
        fill(step, "ada", "x"),
      );
      expect([500, 503], name).toContain(status);
      expect(Object.keys(body).toSorted(), name).toEqual(["code", "detail", "message", "reason"]);
      expect(Object.keys(body["detail"] as object), name).toEqual(["requestId"]);
      const told = JSON.stringify([body, [...headers]]);
      for (const word of ["needle", "AADSTS", "select", "/srv", "node.js:", "    at "])
        expect(told, name).not.toContain(word);
      const { requestId } = body["detail"] as { requestId: string };
      expect(JSON.stringify(app.log), name).toContain(requestId);
      const browser = new Browser(app.journeys);
      await browser.open("Login");
      const page = await browser.submit({ IDToken1: "ada", IDToken2: "x" });
      expect(page.text, name).not.toMatch(/needle|AADSTS|select \*|\/srv|node\.js:/);
      failures += 1;
    }
  }
  expect(failures).toBe(48);
});

test("a step of which no run was found has an id of its own, on the page too", async () => {
  const store = memoryStore();
  const app = await testApp([row("Login", asking, proving)], {
    store,
    authenticationSessions: "server-side",
  });
  const step = (await start(app.journeys)).body;
  const browser = new Browser(app.journeys);
  await browser.open("Login");
  store.readRun = () => Promise.reject(new Error(needle));
  const ids = new Set<string>();
  for (let times = 0; times < 2; times += 1) {
    const { body } = await post(app.journeys, "authenticate", fill(step, "ada"));
    ids.add((body["detail"] as { requestId: string }).requestId);
  }
  const { text } = await browser.submit({ IDToken1: "ada" });
  ids.add(/<code>([^<]*)<\/code>/.exec(text)?.[1] ?? "none");
  expect(ids.size).toBe(3);
  for (const id of ids) expect(JSON.stringify(app.log)).toContain(id);
});

test("what the app's own functions throw is no mistake of the client's: 500, and in the log", async () => {
  const app = await testApp([login], {
    clientAddress: (request) => (request.headers.get("x-real-ip") as string).trim(),
  });
  const { status, body } = await post(app.journeys, "authenticate", {});
  expect(status).toBe(500);
  const { requestId } = body["detail"] as { requestId: string };
  expect(JSON.stringify(app.log)).toContain(requestId);
});

test("a body that breaks off is the client's mistake: 400, and no line in the log", async () => {
  const app = await testApp([login]);
  const broken = new ReadableStream({
    pull: (controller) => controller.error(new Error("ECONNRESET")),
  });
  const response = await app.journeys.handler(
    new Request(`${address}/authenticate`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: broken,
      duplex: "half",
    } as RequestInit),
  );
  expect(response.status).toBe(400);
  expect(app.log).toEqual([]);
});

test("what clients do wrong is answered in one shape, without quoting it", async () => {
  const app = await testApp([login]);
  const requests: readonly (readonly [string, RequestInit])[] = [
    [`${address}/needle`, { method: "POST" }],
    [`${address}/authenticate`, { method: "PUT" }],
    [`${address}/authenticate?authIndexType=service&authIndexValue=needle`, { method: "POST" }],
    [`${address}/authenticate?realm=/needle`, { method: "POST" }],
    [`${address}/authenticate`, { method: "POST", body: "needle" }],
    [`${address}/sessions?_action=needle`, { method: "POST" }],
    [`${address}/users?_action=needle`, { method: "POST" }],
    ["https://id.example.com/am/json/%ff/needle", { method: "POST" }],
  ];
  for (const [url, init] of requests) {
    const headers = { "content-type": "application/json" };
    const response = await app.journeys.handler(new Request(url, { ...init, headers }));
    expect(response.status, url).toBeGreaterThanOrEqual(400);
    expect(response.status, url).toBeLessThan(500);
    const text = await response.text();
    expect(text).not.toMatch(/needle|node_modules|    at /);
    expect(Object.keys(JSON.parse(text) as object).slice(0, 3)).toEqual([
      "code",
      "reason",
      "message",
    ]);
  }
});
