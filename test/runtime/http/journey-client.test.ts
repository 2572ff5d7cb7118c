import { callbackType, journey, type JourneyClient } from "@forgerock/journey-client";
import { defineJourney, node } from "@journeyc/runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { asking, login, resource, row, testApp, testNode } from "../machine/support/journeys.ts";
import { MemoryStorage } from "../../support/memory-storage.ts";
import { recordedServer, type RecordedServer } from "./support/recording-proxy.ts";

// The client of npm as it is, in Node: all it wants of a browser is its storage.

const broken = row(
  "Broken",
  testNode(() => {
    throw new Error("needle in the error");
  }),
);
const stops = defineJourney({
  name: "Stops",
  connectors: {},
  resource,
  start: "n0",
  nodes: { n0: node(asking, { outcomes: { true: "stop", false: "stop" } }) },
});

let now = 1_800_000_000_000;
let server: RecordedServer;

beforeAll(async () => {
  vi.stubGlobal("sessionStorage", new MemoryStorage());
  vi.stubGlobal("localStorage", new MemoryStorage());
  const app = await testApp([login, broken, stops], { clock: () => now });
  server = await recordedServer(app.journeys.handler);
});

afterAll(async () => {
  await server.close();
  vi.unstubAllGlobals();
});

beforeEach(() => void server.recorded.splice(0));

const client = (path: string): Promise<JourneyClient> =>
  journey({
    config: {
      serverConfig: { wellknown: `${server.origin}/am/${path}/.well-known/openid-configuration` },
    },
    logger: { level: "none" },
  });

type Result = Awaited<ReturnType<JourneyClient["start"]>>;

function asStep(result: Result) {
  if (!("type" in result) || result.type !== "Step")
    throw new Error(`No step: ${JSON.stringify(result)}`);
  return result;
}

async function submit(running: JourneyClient, result: Result, name: string, password: string) {
  const step = asStep(result);
  for (const callback of step.getCallbacksOfType(callbackType.NameCallback))
    callback.setInputValue(name);
  for (const callback of step.getCallbacksOfType(callbackType.PasswordCallback))
    callback.setInputValue(password);
  return running.next(step);
}

const typeOf = (result: Result): unknown => ("type" in result ? result.type : result);

describe("@forgerock/journey-client over node:http", () => {
  test.each(["oauth2/alpha", "oauth2/realms/root/realms/alpha", "oauth2"])(
    "from %s: signs on, fails, tries again",
    async (path) => {
      const running = await client(path);
      const step = await running.start({ journey: "Login" });
      const failed = await submit(running, step, "ada", "wrong-password");
      expect(failed).toMatchObject({
        type: "LoginFailure",
        payload: { code: 401, message: "Login failure" },
      });
      const again = await running.start({ journey: "Login" });
      expect(await submit(running, again, "ada", "correct-horse")).toMatchObject({
        type: "LoginSuccess",
        payload: { tokenId: expect.any(String), successUrl: "/", realm: "/alpha" },
      });
      const below = `/am/${path.replace("oauth2", "json")}/authenticate`;
      const begin = `POST ${below}?authIndexType=service&authIndexValue=Login 200`;
      expect(server.lines()).toEqual([
        `GET /am/${path}/.well-known/openid-configuration 200`,
        begin,
        `POST ${below} 401`,
        begin,
        `POST ${below} 200`,
      ]);
      expect(server.mistakes()).toEqual([]);
    },
  );

  test("starts the default journey, and answers a step once only", async () => {
    const running = await client("oauth2/alpha");
    const step = await running.start();
    expect(typeOf(await submit(running, step, "ada", "correct-horse"))).toBe("LoginSuccess");
    expect(await submit(running, step, "ada", "correct-horse")).toMatchObject({
      type: "LoginFailure",
      payload: { detail: { errorCode: "110" } },
    });
    expect(server.mistakes()).toEqual([]);
  });

  test("a step that waited too long: the client hears 110, and starts again", async () => {
    const running = await client("oauth2/alpha");
    const step = await running.start({ journey: "Login" });
    now += 60 * 60_000;
    expect(await submit(running, step, "ada", "correct-horse")).toMatchObject({
      type: "LoginFailure",
      payload: { detail: { errorCode: "110" } },
    });
    const again = await running.start({ journey: "Login" });
    expect(typeOf(await submit(running, again, "ada", "correct-horse"))).toBe("LoginSuccess");
    expect(server.mistakes()).toEqual([]);
  });

  test.each(["Nope", "Broken"])("journey %s is a failure, never a success", async (name) => {
    const running = await client("oauth2/alpha");
    expect(typeOf(await running.start({ journey: name }))).toBe("LoginFailure");
    expect(server.mistakes()).toEqual([]);
  });

  test("`stop` is a failure", async () => {
    const running = await client("oauth2/alpha");
    const step = await running.start({ journey: "Stops" });
    expect(typeOf(await submit(running, step, "ada", ""))).toBe("LoginFailure");
    expect(server.mistakes()).toEqual([]);
  });

  test("logs out with its cookie; without one it hears that there was nothing to end", async () => {
    const running = await client("oauth2/alpha");
    const step = await running.start({ journey: "Login" });
    const success = await submit(running, step, "ada", "correct-horse");
    if (!("type" in success) || success.type !== "LoginSuccess") throw new Error("No success");
    expect(await running.terminate()).toMatchObject({ error: "terminate_failed" });
    // Node's fetch keeps no cookies: a browser's part is played by the middleware.
    const cookie = `iPlanetDirectoryPro=${success.getSessionToken()}`;
    const withCookie = await journey({
      config: {
        serverConfig: {
          wellknown: `${server.origin}/am/oauth2/alpha/.well-known/openid-configuration`,
        },
      },
      requestMiddleware: [
        (request, _action, next) => {
          request.headers ??= new Headers();
          request.headers.set("cookie", cookie);
          next();
        },
      ],
      logger: { level: "none" },
    });
    expect(await withCookie.terminate()).toBeUndefined();
    expect(await withCookie.terminate()).toMatchObject({ error: "terminate_failed" });
    expect(server.lines().slice(-3)).toEqual([
      "GET /am/oauth2/alpha/.well-known/openid-configuration 200",
      "POST /am/json/alpha/sessions/?_action=logout 200",
      "POST /am/json/alpha/sessions/?_action=logout 401",
    ]);
    expect(server.mistakes()).toEqual([]);
  });
});
