import { openIdProvider } from "@journeyc/runtime/identity-providers/openid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OpenIdProviderOptions } from "@journeyc/runtime/identity-providers/openid";
import {
  startHostileProvider,
  type Faults,
  type HostileProvider,
} from "./support/hostile-provider.ts";

const redirectUri = "https://id.example.com/am/XUI/return";
const { signal } = new AbortController();
let provider: HostileProvider;

beforeAll(async () => {
  provider = await startHostileProvider();
});

afterAll(() => provider.close());

beforeEach(() => {
  provider.faults = {};
  provider.paths.splice(0);
});

const client = (options: Partial<OpenIdProviderOptions> = {}) =>
  openIdProvider({
    issuer: provider.issuer,
    clientId: "journeys",
    clientSecret: "a-client-secret",
    certificateAuthorities: provider.certificate,
    ...options,
  });

/** There and back, with what the browser brings along. */
async function signOn(
  faults: Faults = {},
  parameters: Readonly<Record<string, string>> = { code: "a-code" },
  options: Partial<OpenIdProviderOptions> = {},
) {
  provider.faults = faults;
  const openId = client(options);
  const { url, state, memory } = await openId.begin({ redirectUri, signal });
  provider.nonce = new URL(url).searchParams.get("nonce") ?? "";
  return openId.finish({
    redirectUri,
    state,
    memory,
    parameters: { state, ...parameters },
    signal,
  });
}

test("asks for a code with PKCE, state and nonce, and proves whom the ID token names", async () => {
  const openId = client({ authorizationParameters: { prompt: "select_account" } });
  const { url, state, memory } = await openId.begin({ redirectUri, signal });
  const query = Object.fromEntries(new URL(url).searchParams);
  expect(query).toMatchObject({
    client_id: "journeys",
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid profile email",
    code_challenge_method: "S256",
    prompt: "select_account",
    state,
  });
  expect(url).not.toContain((memory as { verifier: string }).verifier);
  provider.nonce = query["nonce"] ?? "";
  const parameters = { code: "a-code", state };
  const verdict = await openId.finish({ redirectUri, state, memory, parameters, signal });
  expect(verdict).toMatchObject({
    kind: "proved",
    profile: { issuer: provider.issuer, subject: "7", claims: { given_name: "Ada", sub: "7" } },
    tokens: { access_token: "an-access-token" },
  });
  expect(Object.fromEntries(provider.form)).toMatchObject({
    grant_type: "authorization_code",
    code: "a-code",
    redirect_uri: redirectUri,
    code_verifier: (memory as { verifier: string }).verifier,
    client_secret: "a-client-secret",
  });
});

test("asks for metadata once, and again when it has expired", async () => {
  const openId = client();
  await Promise.all([1, 2, 3].map(() => openId.begin({ redirectUri, signal })));
  expect(provider.paths).toEqual(["/.well-known/openid-configuration"]);
  const impatient = client({ metadataMilliseconds: 0 });
  await impatient.begin({ redirectUri, signal });
  await impatient.begin({ redirectUri, signal });
  expect(provider.paths).toHaveLength(3);
});

test.each<[string, Faults]>([
  ["another nonce", { claims: { nonce: "another" } }],
  ["no nonce", { claims: { nonce: undefined } as unknown as Faults["claims"] & {} }],
  ["another issuer", { claims: { iss: "https://evil.example" } }],
  ["another audience", { claims: { aud: "another-app" } }],
  ["an expired token", { claims: { exp: 1_000 } }],
  ["no signature", { unsigned: true }],
  ["another key", { otherKey: true }],
  ["no ID token", { withoutIdToken: true }],
  ["another subject in userinfo", { told: { sub: "8" } }],
  ["metadata of another issuer", { metadata: { issuer: "https://evil.example" } }],
])("%s is an answer that cannot be trusted", async (_, faults) => {
  await expect(signOn(faults)).rejects.toMatchObject({ code: "identity-provider-bad-answer" });
});

describe("what the browser brings along", () => {
  test("another run's state is refused before anything is asked", async () => {
    await expect(signOn({}, { code: "a-code", state: "another" })).rejects.toMatchObject({
      code: "identity-provider-bad-answer",
    });
    expect(provider.paths).not.toContain("/token");
  });

  test("another issuer than the provider's is refused, of an error too", async () => {
    for (const parameters of [{ code: "a-code" }, { error: "access_denied" }] as const)
      await expect(
        signOn({}, { ...parameters, iss: "https://evil.example" }),
      ).rejects.toMatchObject({ code: "identity-provider-bad-answer" });
    expect(provider.paths).not.toContain("/token");
  });

  test("an issuer is missed where the provider says that there is one, unless the app does without", async () => {
    const faults = { metadata: { authorization_response_iss_parameter_supported: true } };
    await expect(signOn(faults)).rejects.toMatchObject({ code: "identity-provider-bad-answer" });
    const iss = provider.issuer;
    expect((await signOn(faults, { code: "a-code", iss })).kind).toBe("proved");
    const tolerant = await signOn(faults, { code: "a-code" }, { requireIss: false });
    expect(tolerant.kind).toBe("proved");
  });

  test("a user who does not want to has cancelled; other errors are about this app", async () => {
    expect(await signOn({}, { error: "access_denied" })).toEqual({ kind: "cancelled" });
    await expect(signOn({}, { error: "invalid_scope" })).rejects.toMatchObject({
      code: "identity-provider-refused",
      remoteCode: "invalid_scope",
    });
    await expect(signOn({}, { error: "<script>" })).rejects.toMatchObject({
      remoteCode: "unknown",
    });
  });
});

test("asks for a posted answer where it is to be posted", async () => {
  const { url } = await client({ responseMode: "form_post" }).begin({ redirectUri, signal });
  expect(new URL(url).searchParams.get("response_mode")).toBe("form_post");
  const usual = await client().begin({ redirectUri, signal });
  expect(new URL(usual.url).searchParams.has("response_mode")).toBe(false);
});

test("takes names from what Apple lets the browser post, and nothing else", async () => {
  const claimsWith = async (user: string, told: Faults["told"] = { given_name: undefined }) => {
    const verdict = await signOn({ told }, { code: "a-code", user });
    return verdict.kind === "proved" ? verdict.profile.claims : undefined;
  };
  const name = { firstName: "Grace", lastName: "Hopper" };
  const user = JSON.stringify({ name, email: "eve@evil.example", sub: "8", email_verified: true });
  const claims = await claimsWith(user);
  expect(claims).toMatchObject({ sub: "7", given_name: "Grace", family_name: "Hopper" });
  expect(Object.keys(claims ?? {})).not.toContain("email");
  // What the provider says itself counts more.
  expect(await claimsWith(user, {})).toMatchObject({ given_name: "Ada", family_name: "Hopper" });
  for (const nothing of ["", "{", "[]", "null", '{"name":"Ada"}', `{"name":{"firstName":1}}`])
    expect(await claimsWith(nothing)).not.toHaveProperty("given_name");
  const long = JSON.stringify({ name: { firstName: "x".repeat(3_000) } });
  expect(await claimsWith(long)).not.toHaveProperty("given_name");
});

test("a secret may be made for each exchange, as Apple's expire", async () => {
  await signOn({}, undefined, { clientSecret: async () => "made-just-now" });
  expect(provider.form.get("client_secret")).toBe("made-just-now");
});

describe("a provider that cannot be asked", () => {
  test.each<[string, Faults, string]>([
    ["has a fault", { tokenStatus: 503 }, "identity-provider-unavailable"],
    [
      "is busy",
      { tokenStatus: 400, tokenError: "temporarily_unavailable" },
      "identity-provider-unavailable",
    ],
    [
      "refuses the code",
      { tokenStatus: 400, tokenError: "invalid_grant" },
      "identity-provider-refused",
    ],
    [
      "refuses the app",
      { tokenStatus: 401, tokenError: "invalid_client" },
      "identity-provider-refused",
    ],
  ])("%s", async (_, faults, code) => {
    await expect(signOn(faults)).rejects.toMatchObject({ code });
  });

  test("is slow, is not there, or shows a certificate that nobody knows", async () => {
    const unavailable = { code: "identity-provider-unavailable", temporary: true };
    await expect(signOn({ slow: true }, {}, { timeoutMilliseconds: 100 })).rejects.toMatchObject(
      unavailable,
    );
    await expect(signOn({}, {}, { issuer: "https://localhost:1" })).rejects.toMatchObject(
      unavailable,
    );
    const untrusting = openIdProvider({ issuer: provider.issuer, clientId: "journeys" });
    await expect(untrusting.begin({ redirectUri, signal })).rejects.toMatchObject(unavailable);
  });

  test("is asked again the next time", async () => {
    provider.faults = { slow: true };
    const openId = client({ timeoutMilliseconds: 100 });
    await expect(openId.begin({ redirectUri, signal })).rejects.toThrow();
    provider.faults = {};
    expect((await openId.begin({ redirectUri, signal })).url).toContain("/authorize?");
  });
});

test.each<[string, Partial<OpenIdProviderOptions>]>([
  ["issuer", { issuer: "http://localhost:1" }],
  ["issuer", { issuer: "accounts.google.com" }],
  ["clientId", { clientId: "" }],
  ["scope", { scope: "profile" }],
  ["responseMode", { responseMode: "fragment" as never }],
  ["clientSecret", { clientSecret: 1 as never }],
  ["redirectUri", { redirectUri: "/back" }],
  ["redirectUri", { redirectUri: "https://app.example/?a=b" }],
])("`%s` that cannot be used is an error at once", (option, options) => {
  expect(() => client(options)).toThrow(`\`${option}\``);
});
