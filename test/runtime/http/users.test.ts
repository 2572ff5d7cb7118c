import { beforeAll, describe, expect, test } from "vitest";
import { login, testApp, type TestApp } from "../machine/support/journeys.ts";
import { fill, post, start } from "./support/client.ts";

let app: TestApp;
let cookie: string;

beforeAll(async () => {
  app = await testApp([login], { successUrl: "/inbox" });
  const step = await start(app.journeys);
  const success = await post(app.journeys, "authenticate", fill(step.body, "ada", "correct-horse"));
  cookie = `iPlanetDirectoryPro=${String(success.body["tokenId"])}`;
});

const users = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  post(app.journeys, `users${query}`, undefined, headers);

describe("users?_action=idFromSession", () => {
  test.each(["?_action=idFromSession", "/?_action=idFromSession"])("%s", async (query) => {
    const info = await post(app.journeys, "sessions?_action=getSessionInfo", {}, { cookie });
    const { status, body } = await users(query, { cookie });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: info.body["username"],
      realm: "/alpha",
      dn: info.body["universalId"],
      successURL: "/inbox",
      fullLoginURL: "/am/XUI/?realm=%2Falpha",
    });
  });

  test("without a session, or with one that is none: 401", async () => {
    for (const headers of [{}, { cookie: "iPlanetDirectoryPro=x" }]) {
      const { status, body } = await users("?_action=idFromSession", headers);
      expect([status, body["message"]]).toEqual([401, "Access Denied"]);
    }
  });

  test("other actions: 400; the cookie alone: 403", async () => {
    expect((await users("?_action=create", { cookie })).status).toBe(400);
    expect((await users("", { cookie })).status).toBe(400);
    const bare = await app.journeys.handler(
      new Request(
        "https://id.example.com/am/json/realms/root/realms/alpha/users?_action=idFromSession",
        { method: "POST", headers: { cookie } },
      ),
    );
    expect(bare.status).toBe(403);
  });
});
