import { createServer, request, type Server } from "node:http";
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
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listen } from "../../support/listen.ts";
import { login, testApp, type TestApp } from "../machine/support/journeys.ts";
import { recordedServer, type RecordedServer } from "./support/recording-proxy.ts";

const sdk = { realmPath: "alpha", tree: "Login" };
let app: TestApp;
let recorded: RecordedServer;
let server: Server;
let url: string;

beforeAll(async () => {
  app = await testApp([login]);
  server = createServer(toNodeHandler(app.journeys.handler));
  url = `http://127.0.0.1:${await listen(server)}`;
  recorded = await recordedServer(app.journeys.handler);
});

beforeEach(() => {
  recorded.recorded.splice(0);
  Config.set({ serverConfig: { baseUrl: `${recorded.origin}/am`, timeout: 5_000 }, ...sdk });
});

afterAll(async () => {
  server.close().closeAllConnections();
  await recorded.close();
});

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
    expect(recorded.lines().at(-1)).toContain("/sessions/?_action=logout 401");
    expect(recorded.mistakes()).toEqual([]);
  });

  test("logs out with the cookie that a browser would send", async () => {
    const success = await signOn("ada", "correct-horse");
    if (!("getSessionToken" in success)) throw new Error("No success");
    const cookie = `iPlanetDirectoryPro=${success.getSessionToken()}`;
    const headers = new Headers({ cookie });
    const withCookie = (
      request: { init: RequestInit },
      _action: unknown,
      next: () => void,
    ): void => {
      new Headers(request.init.headers).forEach((value, name) => headers.set(name, value));
      request.init.headers = headers;
      next();
    };
    const response = await SessionManager.logout({ middleware: [withCookie] });
    expect(await response.json()).toEqual({ result: "Successfully logged out" });
    expect(recorded.mistakes()).toEqual([]);
  });

  test.each(["oauth2/alpha", "oauth2/realms/root/realms/alpha"])(
    "learns its paths from %s",
    async (path) => {
      const wellknown = `${recorded.origin}/am/${path}/.well-known/openid-configuration`;
      await Config.setAsync({ serverConfig: { wellknown, timeout: 5_000 }, ...sdk });
      expect((await signOn("ada", "correct-horse")).type).toBe(StepType.LoginSuccess);
      await SessionManager.logout();
      const below = `/am/${path.replace("oauth2", "json")}`;
      expect(recorded.lines().slice(-2)).toEqual([
        `POST ${below}/authenticate?authIndexType=service&authIndexValue=Login 200`,
        `POST ${below}/sessions?_action=logout 401`,
      ]);
      expect(recorded.mistakes()).toEqual([]);
    },
  );

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
