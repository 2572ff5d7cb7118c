import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Directory, Journey, JsonObject } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { artifacts, compileSources, sourcesOf, writeModules } from "../../emit/support/cases.ts";
import { testApp, type TestApp } from "../machine/support/journeys.ts";
import { fill, post, start, type Reply } from "./support/client.ts";

// Accounts from beginning to end, over the protocol: compiled journeys make one, sign on to it and lock it.

const password = "Correct-Horse-Battery-1";
const query = (journey: string) => `?authIndexType=service&authIndexValue=${journey}`;

let served: readonly Journey[];
let app: TestApp;
let directory: Directory;

beforeAll(async () => {
  const { modules } = compileSources(sourcesOf("accounts"));
  const folder = writeModules(join(artifacts, "accounts"), modules);
  const url = pathToFileURL(join(folder, "input.journey.ts")).href;
  // The module was compiled from a file of two journeys, right above.
  const { login, registration } = (await import(/* @vite-ignore */ url)) as {
    readonly login: Journey;
    readonly registration: Journey;
  };
  served = [registration, login];
});

beforeEach(async () => {
  directory = memoryDirectory();
  app = await testApp(served, { directory });
  await app.journeys.ready();
});

async function answer(step: Reply, ...values: readonly unknown[]): Promise<Reply> {
  return post(app.journeys, "authenticate", fill(step.body, ...values));
}

async function register(userName: string): Promise<Reply> {
  const asked = await start(app.journeys, query("Registration"));
  return answer(asked, userName, "Lovelace", password);
}

async function signOn(userName: string, typed = password): Promise<Reply> {
  return answer(await start(app.journeys, query("Login")), userName, typed);
}

const found = (userName: string) => directory.find("managed/user", "userName", userName);

/** What a client is told, without what is random. */
function told({ status, body }: Reply): JsonObject {
  return JSON.parse(
    JSON.stringify({ status, ...body, detail: undefined }).replaceAll(
      /[\da-f]{8}-[\da-f-]{27}/g,
      "id",
    ),
  ) as JsonObject;
}

test("who registers is signed on, and signs on again with what was typed", async () => {
  const registered = await register("ada");
  expect(registered.status).toBe(200);
  expect(registered.body).toMatchObject({ successUrl: "/" });
  expect(registered.body["tokenId"]).toMatch(/^[\w-]{20,}$/);
  const user = await found("ada");
  expect(user).toMatchObject({
    attributes: { userName: "ada", sn: "Lovelace" },
    hasPassword: true,
    loginCount: 1,
  });

  const profile = await signOn("ada");
  expect(profile.body.callbacks).toEqual([
    {
      type: "TextOutputCallback",
      output: [
        { name: "message", value: "ada" },
        { name: "messageType", value: "0" },
      ],
      _id: 0,
    },
    expect.objectContaining({ type: "StringAttributeInputCallback", _id: 1 }),
  ]);
  const signedOn = await answer(profile, undefined, "555");
  expect(signedOn.status).toBe(200);
  expect(signedOn.body["tokenId"]).not.toBe(registered.body["tokenId"]);
  expect((await found("ada"))?.attributes["telephoneNumber"]).toBe("555");
  expect(JSON.stringify([app.log, app.events, profile, signedOn])).not.toContain(password);
});

test("the sign-on page, as it is on the wire", async () => {
  const { body } = await start(app.journeys, query("Login"));
  expect(body).toMatchObject({
    header: "Sign on",
    callbacks: [
      {
        type: "NameCallback",
        output: [
          { name: "prompt", value: "User Name" },
          { name: "autocompleteValues", value: ["username"] },
        ],
        input: [{ name: "IDToken1", value: "" }],
        _id: 0,
      },
      {
        type: "PasswordCallback",
        output: [{ name: "prompt", value: "Password" }],
        input: [{ name: "IDToken2", value: "" }],
        _id: 1,
      },
    ],
  });
});

test("a name that is taken makes no account, no session and no other password", async () => {
  await register("ada");
  const again = await register("ADA");
  expect(again.status).toBe(401);
  expect(again.body["tokenId"]).toBeUndefined();
  expect(again.headers.get("set-cookie") ?? "").not.toMatch(/journey-session=[^;]/);
  expect(JSON.stringify(again.body)).not.toMatch(/UNIQUE|taken|userName/);
});

test("an unknown name, a wrong password and a locked account are told alike", async () => {
  await register("ada");
  await register("bob");
  const bob = await found("bob");
  await directory.patch("managed/user", bob?.id ?? "", { accountStatus: "inactive" });
  const wrong = told(await signOn("ada", "Wrong-Horse-Battery-1"));
  expect(wrong["status"]).toBe(401);
  for (const reply of [
    await signOn("eve"),
    await signOn("bob", "Wrong-Horse-Battery-1"),
    await signOn("bob"),
  ]) {
    expect(told(reply)).toEqual(wrong);
  }
});

test("a run that locks its user ends in failure, and the lock stays", async () => {
  await register("ada");
  const locked = await answer(await signOn("ada"), undefined, "000");
  expect(locked.status).toBe(401);
  expect((await found("ada"))?.attributes["accountStatus"]).toBe("inactive");
  expect((await signOn("ada")).status).toBe(401);
});
