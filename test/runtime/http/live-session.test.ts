import { beforeAll, describe, expect, test } from "vitest";
import { asking, login, proving, row, testApp, type TestApp } from "../machine/support/journeys.ts";
import { fill, post, start } from "./support/client.ts";

// A start with the session that the client has already.

let now = 1_800_000_000_000;
let app: TestApp;
beforeAll(async () => {
  app = await testApp([login, row("Weaker", asking, proving)], {
    clock: () => now,
    goto: ["https://shop.example.com"],
  });
});

const tree = (name: string, more = "") => `?authIndexType=service&authIndexValue=${name}${more}`;

async function signOn(query: string, ...values: readonly string[]): Promise<string> {
  const step = await start(app.journeys, query);
  const { body } = await post(app.journeys, "authenticate", fill(step.body, ...values));
  return String(body["tokenId"]);
}

const withCookie = (token: string, query: string) =>
  post(app.journeys, `authenticate${query}`, undefined, { cookie: `iPlanetDirectoryPro=${token}` });

describe("a start with a live session of the same journey", () => {
  test("is answered at once; no new session is made", async () => {
    const token = await signOn(tree("Login"), "ada", "correct-horse");
    const { body, headers } = await withCookie(token, tree("Login"));
    expect(body).toEqual({ tokenId: token, successUrl: "/", realm: "/alpha" });
    expect(headers.getSetCookie()).toEqual([]);
  });

  test("tells where to go", async () => {
    const token = await signOn(tree("Login"), "ada", "correct-horse");
    const query = tree("Login", "&goto=https%3A%2F%2Fshop.example.com%2Fcart");
    expect((await withCookie(token, query)).body["successUrl"]).toBe(
      "https://shop.example.com/cart",
    );
  });

  test("ForceAuth: asks anew, and the new session has an id of its own", async () => {
    const token = await signOn(tree("Login"), "ada", "correct-horse");
    const step = await withCookie(token, tree("Login", "&ForceAuth=true"));
    expect(step.body.callbacks).toHaveLength(2);
    const { body } = await post(
      app.journeys,
      "authenticate",
      fill(step.body, "ada", "correct-horse"),
      {
        cookie: `iPlanetDirectoryPro=${token}`,
      },
    );
    expect(body["tokenId"]).toMatch(/^[\w-]{43}$/);
    expect(body["tokenId"]).not.toBe(token);
  });
});

describe("a start is not spared", () => {
  const asks = async (token: string, query: string) =>
    expect((await withCookie(token, query)).body.callbacks?.length).toBeGreaterThan(0);

  test("when another journey made the session", async () => {
    await asks(await signOn(tree("Weaker"), "x"), tree("Login"));
    await asks(await signOn(tree("Login"), "ada", "correct-horse"), tree("Weaker"));
  });

  test("when the request names no journey", async () => {
    await asks(await signOn("", "ada", "correct-horse"), "");
  });

  test("when no session is wanted: the credentials are to be checked", async () => {
    const token = await signOn(tree("Login"), "ada", "correct-horse");
    await asks(token, tree("Login", "&noSession=true"));
  });

  test.each(["", "x", "A".repeat(43)])("by token %j, which nobody was given", async (token) => {
    await asks(token, tree("Login"));
  });

  test("when the session has ended, by log-out or by time", async () => {
    const out = await signOn(tree("Login"), "ada", "correct-horse");
    await post(app.journeys, "sessions/?_action=logout", {}, { iPlanetDirectoryPro: out });
    await asks(out, tree("Login"));
    const idle = await signOn(tree("Login"), "ada", "correct-horse");
    now += 31 * 60_000;
    await asks(idle, tree("Login"));
  });

  test("when the run goes on already: a cookie changes nothing about it", async () => {
    const token = await signOn(tree("Login"), "ada", "correct-horse");
    const step = await start(app.journeys, tree("Login"));
    const { status, body } = await post(
      app.journeys,
      `authenticate${tree("Login")}`,
      fill(step.body, "ada", "wrong-password"),
      { cookie: `iPlanetDirectoryPro=${token}` },
    );
    expect(status).toBe(401);
    expect(body).not.toHaveProperty("tokenId");
  });
});

test("a page of another site cannot ask with the cookie alone", async () => {
  const token = await signOn(tree("Login"), "ada", "correct-horse");
  const response = await app.journeys.handler(
    new Request(`https://id.example.com/am/json/alpha/authenticate${tree("Login")}`, {
      method: "POST",
      headers: { cookie: `iPlanetDirectoryPro=${token}` },
    }),
  );
  expect(response.status).toBe(403);
  expect(await response.text()).not.toContain(token);
});

test("the widget's bare POST after the end starts a run, and leaves the session alone", async () => {
  const token = await signOn(tree("Login"), "ada", "correct-horse");
  const { body } = await withCookie(token, "");
  expect(body.authId).toBeDefined();
  const validate = await post(
    app.journeys,
    "sessions/?_action=validate",
    {},
    { iPlanetDirectoryPro: token },
  );
  expect(validate.body["valid"]).toBe(true);
});
