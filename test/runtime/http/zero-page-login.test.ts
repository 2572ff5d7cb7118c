import type { JourneysOptions, Journey } from "@journeyc/runtime";
import { defineJourney, node, member } from "@journeyc/runtime";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { describe, expect, test } from "vitest";
import {
  asking,
  login,
  proving,
  resource,
  row,
  testApp,
  testDirectory,
} from "../machine/support/journeys.ts";
import { fill, post } from "./support/client.ts";

// A start that brings user name and password in headers: one POST, no page.

/** Name and password on pages of their own; a wrong password leads back to the first. */
const again: Journey = defineJourney({
  name: "Again",
  connectors: {},
  resource,
  start: "first",
  nodes: {
    first: node(page, {
      members: { username: member(platformUsername) },
      outcomes: { outcome: "second" },
    }),
    second: node(page, {
      members: { password: member(platformPassword) },
      outcomes: { outcome: "decide" },
      secrets: ["password", "objectAttributes.password"],
    }),
    decide: node(dataStoreDecision, {
      outcomes: { true: "success", false: "first" },
      secrets: ["password"],
    }),
  },
});

const served = [login, again, row("NameOnly", asking, proving)];

async function signOn(
  username: string | undefined,
  password: string | undefined,
  { journey = "Login", ...options }: Partial<JourneysOptions<Journey>> & { journey?: string } = {},
) {
  const app = await testApp(served, options);
  const reply = await post(
    app.journeys,
    `authenticate?authIndexType=service&authIndexValue=${journey}`,
    {},
    {
      ...(username === undefined ? {} : { "x-openam-username": username }),
      ...(password === undefined ? {} : { "x-openam-password": password }),
    },
  );
  return { ...reply, app };
}

describe("X-OpenAM-Username and X-OpenAM-Password", () => {
  test("one POST signs on", async () => {
    const { status, body, headers } = await signOn("ada", "correct-horse");
    expect(status).toBe(200);
    expect(body).toEqual({ tokenId: expect.any(String), successUrl: "/", realm: "/alpha" });
    expect(headers.getSetCookie()).toHaveLength(1);
  });

  test("a wrong password is a failure", async () => {
    expect((await signOn("ada", "wrong-password")).status).toBe(401);
  });

  test.each([
    ["no user name", undefined, "correct-horse"],
    ["no password", "ada", undefined],
  ])("%s: the page is for the client", async (_name, username, password) => {
    const { body } = await signOn(username, password);
    expect(body.callbacks).toHaveLength(2);
    expect(JSON.stringify(body.callbacks)).not.toContain("correct-horse");
  });

  test("`zeroPageLogin: false`: the page is for the client", async () => {
    expect(
      (await signOn("ada", "correct-horse", { zeroPageLogin: false })).body.callbacks,
    ).toHaveLength(2);
  });

  test("pages that follow are answered, each header once: no second guess", async () => {
    const right = await signOn("ada", "correct-horse", { journey: "Again" });
    expect(right.body["tokenId"]).toBeDefined();
    const wrong = await signOn("ada", "wrong-password", { journey: "Again" });
    expect(wrong.body.callbacks).toHaveLength(1);
    expect(wrong.app.events.filter(({ kind }) => kind === "start")).toHaveLength(1);
  });

  test("guesses are counted as all others", async () => {
    const app = await testApp(served, {
      attempts: { user: { attempts: 2, windowMilliseconds: 60_000 } },
    });
    const guess = (password: string) =>
      post(app.journeys, "authenticate", undefined, {
        "x-openam-username": "ada",
        "x-openam-password": password,
      });
    await guess("wrong-password-1");
    await guess("wrong-password-2");
    expect((await guess("correct-horse")).status).toBe(401);
    expect(app.events.some(({ kind }) => kind === "attempt-refused")).toBe(true);
  });

  test("they mean nothing on a submit", async () => {
    const app = await testApp(served);
    const step = await post(app.journeys, "authenticate");
    const reply = await post(
      app.journeys,
      "authenticate",
      fill(step.body, "ada", "wrong-password"),
      {
        "x-openam-username": "ada",
        "x-openam-password": "correct-horse",
      },
    );
    expect(reply.status).toBe(401);
  });

  test("the session of somebody else is not the answer", async () => {
    const { app, body } = await signOn("bob", "battery-staple");
    const reply = await post(
      app.journeys,
      "authenticate?authIndexType=service&authIndexValue=Login",
      {},
      {
        "x-openam-username": "ada",
        "x-openam-password": "correct-horse",
        cookie: `iPlanetDirectoryPro=${String(body["tokenId"])}`,
      },
    );
    expect(reply.body["tokenId"]).not.toBe(body["tokenId"]);
    const ours = { iPlanetDirectoryPro: String(reply.body["tokenId"]) };
    const theirs = { iPlanetDirectoryPro: String(body["tokenId"]) };
    const id = async (headers: Record<string, string>) =>
      (await post(app.journeys, "users?_action=idFromSession", {}, headers)).body["id"];
    expect(await id(ours)).not.toBe(await id(theirs));
  });

  test.each([
    ["=?UTF-8?B?YWRh?=", "=?utf-8?q?correct-horse?=", 200],
    ["=?UTF-8?B?YWQ=?= =?UTF-8?B?YQ==?=", "=?UTF-8?Q?correct=2Dhorse?=", 200],
    ["=?UTF-8?B?YWRh", "correct-horse", 401],
    ["=?UTF-8?B?/w==?=", "correct-horse", 401],
    ["=?UTF-8?B?YWRh!?=", "correct-horse", 401],
    ["=?UTF-8?Q?=6?=", "correct-horse", 401],
    ["=?ISO-2022-JP?B?YWRh?=", "correct-horse", 401],
  ])("encoded words: %s, %s", async (username, password, status) => {
    expect((await signOn(username, password)).status).toBe(status);
  });

  test("a password beyond ASCII", async () => {
    const app = await testApp(served);
    const directory = await testDirectory();
    await directory.create(resource.name, { userName: "zoë", password: "pässwörd-Ω-1234" });
    const encode = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;
    const reply = await post(app.journeys, "authenticate", undefined, {
      "x-openam-username": encode("zoë"),
      "x-openam-password": encode("pässwörd-Ω-1234"),
    });
    expect(reply.body["tokenId"]).toBeDefined();
  });
});
