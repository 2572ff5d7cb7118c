import { ask } from "@journeyc/runtime";
import { nameCallback } from "@journeyc/runtime/callbacks/name-callback";
import { beforeAll, describe, expect, test } from "vitest";
import { login, row, testApp, testNode, type TestApp } from "../machine/support/journeys.ts";
import { address, fill, post, start } from "./support/client.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp([login], { attempts: { user: false } });
});

const fail = async (version: string) => {
  const step = await start(app.journeys);
  return post(app.journeys, "authenticate", fill(step.body, "ada", "wrong-password"), {
    "accept-api-version": version,
  });
};

describe("Accept-API-Version", () => {
  test.each([
    "resource=1.0",
    "protocol=1.0, resource=1.0",
    "resource=1.1,protocol=1.0",
    " Resource = 1 ",
  ])("%s: errors as version 1 had them", async (version) => {
    const { status, body } = await fail(version);
    expect(status).toBe(401);
    expect(body).toEqual({ errorMessage: "Login failure", failureUrl: "" });
  });

  test.each([
    "resource=2.0, protocol=1.0",
    "resource=10.0",
    "resource=2.1;resource=",
    "protocol=1.0",
    "x",
    "",
  ])("%s: errors as they are now", async (version) => {
    expect((await fail(version)).body).toMatchObject({ code: 401, message: "Login failure" });
  });

  test("version 1 has the same steps and successes, and errors without a failureUrl", async () => {
    const headers = { "accept-api-version": "resource=1.0" };
    const step = await post(app.journeys, "authenticate", undefined, headers);
    const success = await post(
      app.journeys,
      "authenticate",
      fill(step.body, "ada", "correct-horse"),
      headers,
    );
    expect(success.body["tokenId"]).toBeDefined();
    const spent = await post(app.journeys, "authenticate", fill(step.body, "ada", "x"), headers);
    expect(spent.status).toBe(401);
    expect(spent.body).toEqual({ errorMessage: "Session has timed out" });
  });
});

describe("authIndexType", () => {
  test.each(["composite_advice", "level", "module", "resource", "role", "transaction", "user"])(
    "%s is refused by name",
    async (type) => {
      const { status, body } = await start(app.journeys, `?authIndexType=${type}&authIndexValue=1`);
      expect(status).toBe(400);
      expect(body["message"]).toBe(`Authentication Index Type ${type} is not supported`);
    },
  );

  test.each(["Service", "", "constructor", "<script>"])("%j is unknown", async (type) => {
    const query = `?authIndexType=${encodeURIComponent(type)}&authIndexValue=Login`;
    const { status, body } = await start(app.journeys, query);
    expect(status).toBe(400);
    expect(body["message"]).toBe("Unknown Authentication Index Type");
  });
});

describe("HEAD", () => {
  test.each([
    "json/serverinfo/*",
    "json/serverinfo/version",
    "oauth2/alpha/.well-known/openid-configuration",
  ])("of %s has the headers of GET and no body", async (path) => {
    const url = `https://id.example.com/am/${path}`;
    const [head, get] = await Promise.all(
      ["HEAD", "GET"].map((method) => app.journeys.handler(new Request(url, { method }))),
    );
    expect([...(head?.headers ?? [])]).toEqual([...(get?.headers ?? [])]);
    expect(head?.status).toBe(200);
    expect(await head?.text()).toBe("");
  });

  test("of authenticate is not allowed", async () => {
    const response = await app.journeys.handler(
      new Request(`${address}/authenticate`, { method: "HEAD" }),
    );
    expect(response.status).toBe(405);
    expect(await response.text()).toBe("");
  });
});

describe("locale", () => {
  const greet = row(
    "Greet",
    testNode((context) =>
      ask([
        nameCallback({ prompt: context.localize({ en: "Name", fr: "Nom", de: "Name?" }) ?? "" }),
      ]),
    ),
  );

  test.each([
    ["&locale=fr", "Nom"],
    ["&locale=fr_CA", "Nom"],
    ["", "Name?"],
    ["&locale=<script>", "Name?"],
    ["&locale=xx", "Name?"],
  ])("%s: %s", async (locale, prompt) => {
    const { journeys } = await testApp([greet]);
    const query = `?authIndexType=service&authIndexValue=Greet${locale}`;
    const { body } = await post(journeys, `authenticate${query}`, undefined, {
      "accept-language": "de",
    });
    expect(body.callbacks?.[0]?.output[0]?.value).toBe(prompt);
  });
});
