import { createJourneys, defineJourney, node } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import {
  oauthProvider,
  type OAuthProviderOptions,
} from "@journeyc/runtime/identity-providers/oauth";
import { selectIdentityProvider } from "@journeyc/runtime/nodes/select-identity-provider";
import { socialProviderHandler } from "@journeyc/runtime/nodes/social-provider-handler";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Browser } from "../http/support/browser.ts";
import { resource } from "../nodes/support/schema.ts";
import {
  authorize,
  startOAuthServer,
  type OAuthFaults,
  type OAuthServer,
} from "./support/oauth-server.ts";

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const redirectUri = "https://id.example.com/am/XUI/return/hub";
const { signal } = new AbortController();
let server: OAuthServer;

beforeAll(async () => {
  server = await startOAuthServer();
});

afterAll(() => server.close());

beforeEach(() => {
  server.faults = {};
  server.requests.splice(0);
});

const provider = (options: Partial<OAuthProviderOptions> = {}) =>
  oauthProvider({
    issuer: server.issuer,
    authorizationEndpoint: `${server.issuer}/authorize`,
    tokenEndpoint: `${server.issuer}/token`,
    userinfo: `${server.issuer}/user`,
    subjectClaim: "id",
    clientId: server.clientId,
    clientSecret: server.clientSecret,
    certificateAuthorities: server.certificate,
    ...options,
  });

/** There and back, with what the browser brings along. */
async function signOn(
  faults: OAuthFaults = {},
  more: Readonly<Record<string, string>> = {},
  options: Partial<OAuthProviderOptions> = {},
) {
  server.faults = faults;
  const oauth = provider(options);
  const { url, state, memory } = await oauth.begin({ redirectUri, signal });
  const back = await authorize(url, server.certificate);
  const parameters = { ...Object.fromEntries(back.searchParams), ...more };
  return oauth.finish({ redirectUri, state, memory, parameters, signal });
}

test("asks for a code with PKCE and state, and then whose token it is", async () => {
  const options = { scope: "read:user", authorizationParameters: { allow_signup: "false" } };
  const { url, memory } = await provider(options).begin({ redirectUri, signal });
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    client_id: "journeys",
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "read:user",
    code_challenge_method: "S256",
    allow_signup: "false",
  });
  expect(url).not.toContain((memory as { verifier: string }).verifier);
  const { user } = server;
  expect(await signOn()).toMatchObject({
    kind: "proved",
    profile: { issuer: server.issuer, subject: "583231", claims: user },
    tokens: { access_token: expect.any(String) },
  });
  expect(server.requests).toEqual(["GET /authorize", "POST /token", "GET /user"]);
  expect(server.headers).toMatchObject({ accept: "application/json" });
  expect(server.headers["user-agent"]).not.toBe("");
});

test.each<[string, OAuthFaults]>([
  ["no id", { told: { login: "octocat" } }],
  ["an empty id", { told: { id: "" } }],
  ["an id that JSON cannot hold", { told: '{"id":12345678901234567890}' }],
  ["an id of another type", { told: { id: { value: 1 } } }],
  ["a list", { told: [{ id: 1 }] }],
  ["no JSON", { told: "<html>" }],
  ["a refusal", { userStatus: 403 }],
  ["a redirect", { userStatus: 302 }],
  ["a token of another kind", { token: { token_type: "mac" } }],
  ["no token", { token: { access_token: undefined } }],
])("%s proves nobody", async (_, faults) => {
  await expect(signOn(faults)).rejects.toMatchObject({ code: "identity-provider-bad-answer" });
});

test.each<[string, OAuthFaults, string]>([
  ["userinfo has a fault", { userStatus: 503 }, "identity-provider-unavailable"],
  ["userinfo is asked too often", { userStatus: 429 }, "identity-provider-unavailable"],
  ["tokens have a fault", { tokenStatus: 500 }, "identity-provider-unavailable"],
])("%s", async (_, faults, code) => {
  await expect(signOn(faults)).rejects.toMatchObject({ code });
});

describe("what the browser brings along", () => {
  const badAnswer = { code: "identity-provider-bad-answer" };

  test("another run's state, another issuer, and a token instead of a code prove nobody", async () => {
    await expect(signOn({}, { state: "another" })).rejects.toMatchObject(badAnswer);
    await expect(signOn({}, { iss: "https://evil.example" })).rejects.toMatchObject(badAnswer);
    server.requests.splice(0);
    const token = { code: "", access_token: "somebody-elses" };
    await expect(signOn({}, token)).rejects.toMatchObject({
      code: expect.stringMatching(/^identity-provider-/),
    });
    expect(server.requests).not.toContain("GET /user");
  });

  test("a code that was made for another sign-on is refused", async () => {
    const { url } = await provider().begin({ redirectUri, signal });
    const stolen = await authorize(url, server.certificate);
    const code = stolen.searchParams.get("code") ?? "";
    const refused = { code: "identity-provider-refused" };
    await expect(signOn({}, { code })).rejects.toMatchObject(refused);
  });

  test("access_denied is a user who did not want to; other errors are of the app", async () => {
    expect(await signOn({}, { error: "access_denied" })).toEqual({ kind: "cancelled" });
    await expect(signOn({}, { error: "redirect_uri_mismatch" })).rejects.toMatchObject({
      code: "identity-provider-refused",
      remoteCode: "redirect_uri_mismatch",
    });
  });

  test("memory that is not ours proves nobody", async () => {
    const answer = { redirectUri, state: "a", parameters: { state: "a", code: "b" }, signal };
    await expect(provider().finish({ ...answer, memory: null })).rejects.toMatchObject(badAnswer);
  });
});

test("a secret may be made for each exchange", async () => {
  let made = 0;
  const clientSecret = async () => {
    made += 1;
    return server.clientSecret;
  };
  expect(await signOn({}, {}, { clientSecret })).toMatchObject({ kind: "proved" });
  expect(await signOn({}, {}, { clientSecret })).toMatchObject({ kind: "proved" });
  expect(made).toBe(2);
  const broken = { clientSecret: () => Promise.reject(new Error("The key is not there.")) };
  await expect(signOn({}, {}, broken)).rejects.toMatchObject({
    code: "identity-provider-bad-answer",
  });
});

test.each<[string, Partial<OAuthProviderOptions>]>([
  ["issuer", { issuer: "github" }],
  ["authorizationEndpoint", { authorizationEndpoint: "http://localhost:1/a" }],
  ["tokenEndpoint", { tokenEndpoint: "/token" }],
  ["userinfo", { userinfo: "javascript:alert(1)" }],
  ["subjectClaim", { subjectClaim: "" }],
  ["clientId", { clientId: "" }],
  ["clientSecret", { clientSecret: "" }],
  ["redirectUri", { redirectUri: "https://app.example/?a=b" }],
])("`%s` that cannot be used is an error at once", (option, options) => {
  expect(() => provider(options)).toThrow(`\`${option}\``);
});

describe("on the sign-on page", () => {
  const login = defineJourney({
    name: "Login",
    resource,
    connectors: {},
    start: "choose",
    nodes: {
      choose: node(selectIdentityProvider, {
        settings: { includeLocalAuthentication: false },
        outcomes: { socialAuthentication: "elsewhere" },
      }),
      elsewhere: node(socialProviderHandler, {
        outcomes: { accountExists: "success", noAccount: "failure", socialAuthInterrupted: "stop" },
      }),
    },
  });
  const origin = "https://id.example.com";

  async function openApp() {
    const directory = memoryDirectory();
    const journeys = createJourneys({
      journeys: [login],
      keys: ["oauth-provider-test-key-0123456789-abcdef"],
      directory,
      store: memoryStore(),
      origins: [origin],
      // The same server under two names: what only the address tells apart.
      identityProviders: { hub: provider(), "other hub": provider() },
      log,
    });
    await journeys.ready();
    const linked = { userName: "octocat", sn: "Cat", mail: "cat@example.com" };
    await directory.create(resource.name, { ...linked, aliasList: ["hub-583231"] });
    const leave = async (name: string) => {
      const browser = new Browser(journeys, origin);
      await browser.open("Login");
      const { response } = await browser.submit({ IDToken1: name });
      const target = response.headers.get("refresh")?.replace("0; url=", "") ?? "";
      return { browser, back: await authorize(target, server.certificate) };
    };
    return { journeys, leave };
  }

  test("each provider has an address of its own, and no other one is its", async () => {
    const { journeys, leave } = await openApp();
    const { browser, back } = await leave("hub");
    expect(back.pathname).toBe("/am/XUI/return/hub");
    const { response } = await browser.visit(back.href);
    expect(response.status).toBe(303);
    expect(browser.cookies.has("iPlanetDirectoryPro")).toBe(true);
    const other = await leave("other hub");
    expect(other.back.pathname).toBe("/am/XUI/return/other%20hub");
    await other.browser.visit(other.back.href);
    expect(other.browser.cookies.has("iPlanetDirectoryPro")).toBe(false);
    await journeys.close();
  });

  test("an answer at the address of another provider, or of none, is refused", async () => {
    const { journeys, leave } = await openApp();
    for (const address of ["/am/XUI/return/other%20hub", "/am/XUI/return", "/am/XUI/return/hub2"]) {
      const { browser, back } = await leave("hub");
      server.requests.splice(0);
      back.pathname = address;
      expect((await browser.visit(back.href)).response.status).toBe(500);
      expect(browser.cookies.has("iPlanetDirectoryPro")).toBe(false);
      // The code is not shown to whoever was meant to have it.
      expect(server.requests).toEqual([]);
    }
    expect(
      (await (await leave("hub")).browser.visit(`${origin}/am/XUI/return/a/b`)).response.status,
    ).toBe(404);
    await journeys.close();
  });
});
