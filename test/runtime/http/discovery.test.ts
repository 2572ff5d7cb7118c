import { describe, expect, test } from "vitest";
import { login, testApp } from "../machine/support/journeys.ts";

const document = ".well-known/openid-configuration";
type Options = Parameters<typeof testApp>[1];

async function discover(url: string, options: Options = {}): Promise<Response> {
  const { journeys } = await testApp([login], options);
  return journeys.handler(new Request(url));
}

async function issuerOf(url: string, options: Options = {}): Promise<unknown> {
  const response = await discover(url, options);
  expect(response.status).toBe(200);
  return ((await response.json()) as Record<string, unknown>)["issuer"];
}

describe("the discovery document", () => {
  test("has the members that the SDKs read, all of them URLs", async () => {
    const response = await discover(`https://id.example.com/am/oauth2/alpha/${document}`);
    const issuer = "https://id.example.com/am/oauth2/alpha";
    expect(await response.json()).toEqual({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/access_token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      end_session_endpoint: `${issuer}/connect/endSession`,
      revocation_endpoint: `${issuer}/token/revoke`,
    });
    expect(response.headers.get("cache-control")).toContain("no-store");
  });

  test.each(["oauth2", "oauth2/alpha", "oauth2/realms/root/realms/alpha", "oauth2/realms/root"])(
    "of %s names itself",
    async (path) => {
      const issuer = `https://id.example.com/am/${path}`;
      expect(await issuerOf(`${issuer}/${document}`)).toBe(issuer);
      expect(await issuerOf(`${issuer}/${document}/`)).toBe(issuer);
    },
  );

  test("below another base path", async () => {
    const issuer = "https://id.example.com/auth/am/oauth2/alpha";
    expect(await issuerOf(`${issuer}/${document}`, { base: "/auth/am" })).toBe(issuer);
  });

  test("of another realm, of a part of its path, by another method: none", async () => {
    const status = async (path: string, init: RequestInit = {}) => {
      const { journeys } = await testApp([login]);
      return (await journeys.handler(new Request(`https://id.example.com/am/${path}`, init)))
        .status;
    };
    expect(await status(`oauth2/beta/${document}`)).toBe(400);
    expect(await status("oauth2/.well-known")).toBe(404);
    expect(await status(`json/alpha/${document}`)).toBe(404);
    expect(await status("oauth2/alpha/authenticate", { method: "POST" })).toBe(404);
    expect(await status(`oauth2/alpha/${document}`, { method: "POST" })).toBe(405);
  });
});

describe("the Host header", () => {
  const production = { environment: { NODE_ENV: "production" } };
  const origins = ["https://id.example.com", "https://login.example.com"];
  const path = `/am/oauth2/alpha/${document}`;

  test("names one of the app's origins, or the first of them counts", async () => {
    for (const more of [{}, production]) {
      const of = (origin: string) => issuerOf(`${origin}${path}`, { origins, ...more });
      expect(await of("https://login.example.com")).toBe(
        "https://login.example.com/am/oauth2/alpha",
      );
      for (const other of [
        "https://evil.example",
        "http://id.example.com",
        "https://id.example.com:444",
        "http://127.0.0.1:8080",
      ])
        expect(await of(other)).toBe("https://id.example.com/am/oauth2/alpha");
    }
  });

  test("is not believed in production: without origins there is no document", async () => {
    const response = await discover(`https://evil.example${path}`, production);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("evil.example");
  });
});
