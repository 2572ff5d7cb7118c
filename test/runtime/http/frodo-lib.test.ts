import { createRequire } from "node:module";
import type * as FrodoLib from "@rockcarver/frodo-lib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { login, testApp } from "../machine/support/journeys.ts";
import { recordedServer, type RecordedServer } from "./support/recording-proxy.ts";

// Its ES module cannot be loaded ("Dynamic require of util is not supported"); `require` gives the CommonJS one.
const { frodo } = createRequire(import.meta.url)("@rockcarver/frodo-lib") as typeof FrodoLib;

let server: RecordedServer;

beforeAll(async () => {
  const app = await testApp([login]);
  server = await recordedServer(app.journeys.handler);
});

afterAll(() => server.close());

beforeEach(() => void server.recorded.splice(0));

function instance(password: string, deployment?: string) {
  const host = `${server.origin}/am`;
  const one = frodo.createInstanceWithAdminAccount(host, "ada", password, "alpha", deployment);
  one.state.setUseTokenCache(false);
  return one;
}

describe("@rockcarver/frodo-lib over node:http", () => {
  test("signs on and reads its session", async () => {
    const one = instance("correct-horse", "classic");
    const tokens = await one.login.getTokens(true, false);
    const token = tokens.userSessionToken?.tokenId ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(tokens).toMatchObject({ realm: "alpha", subject: "user ada" });
    expect(await one.session.getSessionInfo(token)).toMatchObject({ realm: "/alpha" });
    expect(server.mistakes()).toEqual([]);
    // It asks the top-level realm for its token, whatever realm it was given, and sends all it has in headers.
    expect(server.lines()).toEqual([
      "GET /am/json/serverinfo/* 200",
      "POST /am/json/realms/root/authenticate 200",
      "POST /am/json/realms/root/realms/alpha/sessions/?_action=getSessionInfo 200",
      "GET /am/json/serverinfo/version 200",
      "POST /am/json/realms/root/realms/alpha/sessions/?_action=getSessionInfo 200",
    ]);
  });

  test("finds out by itself what it talks to", async () => {
    const one = instance("correct-horse");
    await one.login.getTokens(true, false);
    expect(one.state.getDeploymentType()).toBe("classic");
    expect(one.state.getAmVersion()).toBe("8.0.1");
    expect(server.lines()).toContain("POST /am/oauth2/authorize 404");
    expect(server.mistakes()).toEqual([]);
  });

  test("fails, and tries again", async () => {
    await expect(instance("wrong-password").login.getTokens(true, false)).rejects.toThrow(
      "Error getting tokens",
    );
    expect(server.lines().at(-1)).toBe("POST /am/json/realms/root/authenticate 401");
    const tokens = await instance("correct-horse").login.getTokens(true, false);
    expect(tokens.userSessionToken?.tokenId).toBeDefined();
    expect(server.mistakes()).toEqual([]);
  });
});
