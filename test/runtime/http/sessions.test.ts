import { beforeEach, describe, expect, test } from "vitest";
import { login, testApp, type TestApp } from "../machine/support/journeys.ts";
import { fill, post, start } from "./support/client.ts";

const minute = 60_000;
let now = 1_800_000_000_000;
let app: TestApp;
let token: string;

beforeEach(async () => {
  app = await testApp([login], { clock: () => now });
  const step = await start(app.journeys);
  const { body } = await post(
    app.journeys,
    "authenticate",
    fill(step.body, "ada", "correct-horse"),
  );
  token = String(body["tokenId"]);
});

const act = (action: string, tokenId: string = token) =>
  post(app.journeys, `sessions/?_action=${action}`, { tokenId });

const alive = async (): Promise<unknown> => (await act("validate")).body["valid"];

describe("asking is no use of a session", () => {
  test.each(["getSessionInfo", "getSessionProperties", "validate"])("%s", async (action) => {
    now += 20 * minute;
    expect((await act(action)).status).toBe(200);
    now += 11 * minute;
    expect(await alive()).toBe(false);
  });
});

describe("the idle time begins again", () => {
  test.each(["refresh", "getSessionInfoAndResetIdleTime"])("with %s", async (action) => {
    now += 20 * minute;
    expect((await act(action)).status).toBe(200);
    now += 29 * minute;
    expect(await alive()).toBe(true);
    now += 2 * minute;
    expect(await alive()).toBe(false);
  });

  test("but the absolute limit stays", async () => {
    for (let minutes = 0; minutes < 110; minutes += 10) {
      now += 10 * minute;
      expect((await act("refresh")).status).toBe(200);
    }
    now += 10 * minute;
    expect((await act("refresh")).status).toBe(401);
  });
});

test("refresh tells what is left", async () => {
  now += 20 * minute;
  const { body } = await act("refresh");
  expect(body).toEqual({
    uid: expect.any(String),
    realm: "/alpha",
    idletime: 0,
    maxidletime: 30,
    maxsessiontime: 120,
    maxtime: 100 * 60,
  });
});

test.each([
  "refresh",
  "getSessionInfo",
  "getSessionInfoAndResetIdleTime",
  "getSessionProperties",
  "logout",
])("%s of a token that is none: access denied", async (action) => {
  for (const bad of ["", "x", "A".repeat(43)]) {
    const { status, body } = await act(action, bad);
    expect(status).toBe(401);
    expect(body).toEqual({ code: 401, reason: "Unauthorized", message: "Access Denied" });
  }
});

test("with and without the slash, by body, cookie and header", async () => {
  for (const path of ["sessions?_action=getSessionInfo", "sessions/?_action=getSessionInfo"])
    for (const [body, headers] of [
      [{ tokenId: token }, {}],
      [{}, { cookie: `iPlanetDirectoryPro=${token}` }],
      [undefined, { iPlanetDirectoryPro: token }],
    ] as const)
      expect((await post(app.journeys, path, body, headers)).status).toBe(200);
});
