import type { Journeys } from "@journeyc/runtime";
import { beforeAll, describe, expect, test } from "vitest";
import { login, testApp } from "../machine/support/journeys.ts";
import { address } from "./support/client.ts";

const app = "https://app.example.com";
const discovery = "https://id.example.com/am/oauth2/alpha/.well-known/openid-configuration";
let journeys: Journeys;

beforeAll(async () => {
  ({ journeys } = await testApp([login], { cors: [app, "http://localhost:3000"] }));
});

const call = (url: string, init: RequestInit, asked = journeys): Promise<Response> =>
  asked.handler(new Request(url, init));

const preflight = (
  url: string,
  origin: string,
  method = "POST",
  asked = journeys,
): Promise<Response> =>
  call(
    url,
    {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": method,
        "access-control-request-headers": "accept-api-version,content-type,x-requested-with",
      },
    },
    asked,
  );

const corsHeaders = (response: Response) =>
  Object.fromEntries(
    [...response.headers].filter(([name]) => name.startsWith("access-control-allow")),
  );

describe("a preflight", () => {
  test("of a listed page is granted, for the endpoint's method", async () => {
    const response = await preflight(`${address}/authenticate`, app);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe("");
    expect(corsHeaders(response)).toEqual({
      "access-control-allow-origin": app,
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers":
        "accept-api-version, authorization, content-type, x-requested-platform, x-requested-with",
    });
    expect(response.headers.get("vary")).toBe("Origin");
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(corsHeaders(await preflight(discovery, app, "GET"))).toMatchObject({
      "access-control-allow-methods": "GET",
    });
    for (const path of ["sessions", "sessions/", "users", "serverinfo/*"])
      expect((await preflight(`${address}/${path}`, app)).status).toBe(204);
  });

  test.each([
    "https://evil.example",
    "https://app.example.com.evil.example",
    "https://app.example.com:444",
    "http://app.example.com",
    "https://APP.example.com",
    "https://app.example.com/",
    "null",
    "*",
    "",
  ])("of %j is not", async (origin) => {
    const response = await preflight(`${address}/authenticate`, origin);
    expect(response.status).toBe(405);
    expect(corsHeaders(response)).toEqual({});
    expect(response.headers.get("vary")).toBe("Origin");
  });

  test("opens nothing: it is answered while the stores are down", async () => {
    const { memoryStore } = await import("@journeyc/runtime/session/memory-store");
    const store = memoryStore();
    store.open = () => Promise.reject(new Error("down"));
    const down = (await testApp([login], { cors: [app], store })).journeys;
    expect((await preflight(`${address}/authenticate`, app, "POST", down)).status).toBe(204);
    const failed = await call(
      `${address}/authenticate`,
      { method: "POST", headers: { origin: app } },
      down,
    );
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect(corsHeaders(failed)).toMatchObject({ "access-control-allow-origin": app });
  });
});

describe("a response", () => {
  const origin = { origin: app };
  const answers: readonly (readonly [number, string, RequestInit])[] = [
    [200, `${address}/authenticate`, { method: "POST", headers: origin }],
    [200, discovery, { headers: origin }],
    [400, `${address}/authenticate?realm=/beta`, { method: "POST", headers: origin }],
    [401, `${address}/sessions?_action=logout`, { method: "POST", headers: origin }],
    [
      403,
      `${address}/sessions?_action=logout`,
      { method: "POST", headers: { ...origin, cookie: "iPlanetDirectoryPro=x" } },
    ],
    [404, `${address}/nothing`, { method: "POST", headers: origin }],
    [405, `${address}/authenticate`, { headers: origin }],
    [415, `${address}/authenticate`, { method: "POST", headers: origin, body: "x" }],
  ];

  test.each(answers)(
    "of status %i can be read by a listed page only",
    async (status, url, init) => {
      const response = await call(url, init);
      expect(response.status).toBe(status);
      expect(corsHeaders(response)).toEqual({
        "access-control-allow-origin": app,
        "access-control-allow-credentials": "true",
      });
      const other = await call(url, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), origin: "https://evil.example" },
      });
      expect(other.status).toBe(status);
      expect(corsHeaders(other)).toEqual({});
      for (const { headers } of [response, other]) expect(headers.get("vary")).toBe("Origin");
    },
  );

  test("of the sign-on page can be read by no other page", async () => {
    const url = "https://id.example.com/am/XUI/?realm=/alpha";
    const response = await call(url, { headers: origin });
    expect(response.status).toBe(200);
    expect(corsHeaders(response)).toEqual({});
    expect(corsHeaders(await preflight(url, app))).toEqual({});
  });

  test("says nothing of CORS where no page is listed", async () => {
    const alone = (await testApp([login])).journeys;
    const response = await call(
      `${address}/authenticate`,
      { method: "POST", headers: origin },
      alone,
    );
    expect(response.status).toBe(200);
    expect(response.headers.has("vary")).toBe(false);
    expect(corsHeaders(response)).toEqual({});
    expect((await preflight(`${address}/authenticate`, app, "POST", alone)).status).toBe(405);
  });
});

describe("every port of this machine, outside production", () => {
  const any = ["http://localhost:*", "https://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"];
  const allowed = async (origin: string, cors: readonly string[]) => {
    const { journeys } = await testApp([login], { cors });
    return corsHeaders(await preflight(`${address}/authenticate`, origin, "POST", journeys));
  };

  test.each([
    "http://localhost",
    "http://localhost:5173",
    "https://localhost:8443",
    "http://127.0.0.1:3000",
    "http://[::1]:3000",
  ])("%j is let in", async (origin) => {
    expect(await allowed(origin, any)).toMatchObject({ "access-control-allow-origin": origin });
    expect(await allowed(origin, ["http://localhost:1"])).toEqual({});
  });

  test.each([
    "http://localhost.evil.example",
    "http://localhost:5173.evil.example",
    "http://localhost:5173@evil.example",
    "http://localhost:x",
    "http://localhost:",
    "http://localhost:*",
    "http://127.0.0.10:3000",
    "http://evil.example:5173",
    "https://127.0.0.1:3000",
    "null",
  ])("%j is not", async (origin) => {
    expect(await allowed(origin, any)).toEqual({});
  });

  test("is refused in production", async () => {
    const options = { cors: ["http://localhost:*"], environment: { NODE_ENV: "production" } };
    await expect(testApp([login], options)).rejects.toThrow("`cors` cannot be used");
  });
});

test.each([
  "http://*:*",
  "https://example.com:*",
  "http://localhost:*/",
  "*",
  "null",
  "app.example.com",
  "https://app.example.com/",
  "https://*.example.com/",
])("the option does not take %j", async (cors) => {
  await expect(testApp([login], { cors: [cors] })).rejects.toThrow("`cors` cannot be used");
});
