import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CallbackType,
  Config,
  FRAuth,
  FRStep,
  SessionManager,
  StepType,
  type NameCallback,
  type PasswordCallback,
} from "@forgerock/javascript-sdk";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { login, testApp, type TestApp } from "../machine/support/journeys.ts";

let app: TestApp;
let server: Server;
let url: string;

beforeAll(async () => {
  app = await testApp([login]);
  server = createServer(toNodeHandler(app.journeys.handler));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Config.set({
    serverConfig: { baseUrl: `${url}/am`, timeout: 5_000 },
    realmPath: "alpha",
    tree: "Login",
  });
});

afterAll(() => void server.close().closeAllConnections());

async function signOn(name: string, password: string) {
  const step = await FRAuth.start();
  if (!(step instanceof FRStep)) throw new Error("No step");
  step.getCallbackOfType<NameCallback>(CallbackType.NameCallback).setName(name);
  step.getCallbackOfType<PasswordCallback>(CallbackType.PasswordCallback).setPassword(password);
  return FRAuth.next(step);
}

describe("@forgerock/javascript-sdk over node:http", () => {
  test("signs on, fails, signs out", async () => {
    expect((await signOn("ada", "correct-horse")).type).toBe(StepType.LoginSuccess);
    expect((await signOn("ada", "wrong-password")).type).toBe(StepType.LoginFailure);
    await SessionManager.logout();
  });

  test("asks again for what was left empty, never signs on", async () => {
    expect((await signOn("ada", "")).type).not.toBe(StepType.LoginSuccess);
    expect((await signOn("", "correct-horse")).type).not.toBe(StepType.LoginSuccess);
  });
});

describe("node:http", () => {
  const path = "/am/json/alpha/authenticate";

  test("several cookies stay several, and headers arrive", async () => {
    const response = await fetch(`${url}/am/XUI/?realm=/alpha`);
    expect(response.headers.getSetCookie().length).toBe(1);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("a body that is too large is answered before it is read", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${url}${path}`, {
        method: "POST",
        headers: { "content-length": 50_000_000, "content-type": "application/json" },
      });
      sending.on("response", (response) => resolve(response.statusCode)).on("error", reject);
      sending.write("{");
    });
    expect(status).toBe(413);
  });

  test("addresses and methods that no URL can say end in an answer", async () => {
    for (const options of [
      { path: "//[", method: "GET" },
      { path: path, method: "TRACE" },
      { path: "*", method: "OPTIONS" },
      { path: "/am/json/%E0%A4%A/authenticate", method: "POST" },
    ]) {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        request(url, options, (response) => resolve(response.resume().statusCode))
          .on("error", reject)
          .end();
      });
      expect([400, 404, 405]).toContain(status);
    }
  });
});
