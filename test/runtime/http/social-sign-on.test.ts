import {
  CallbackType,
  Config,
  FRAuth,
  FRStep,
  type FRCallback,
  type RedirectCallback,
  type SelectIdPCallback,
} from "@forgerock/javascript-sdk";
import { createJourneys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { openIdProvider } from "@journeyc/runtime/identity-providers/openid";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startApp, type App } from "../../../examples/social/app.ts";
import { login } from "../../../examples/social/login.journey.ts";
import { MemoryStorage } from "../../support/memory-storage.ts";
import { signOnThere } from "../../support/sign-on-there.ts";
import { Browser } from "./support/browser.ts";

// The whole way, against a certified provider: from our page to its own, and back.

const key = "social-sign-on-test-key-0123456789-abcdef";
const spa = "https://app.example.com/back";

/** A browser that has gone to the provider. */
async function leave(app: App, origin = app.origin): Promise<{ browser: Browser; target: string }> {
  const browser = new Browser(app.journeys, origin);
  await browser.open("Login");
  const { text, response } = await browser.submit({ IDToken1: "demo" });
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const target = response.headers.get("refresh")?.replace("0; url=", "") ?? "";
  expect(text).toContain(target.replaceAll("&", "&amp;"));
  return { browser, target };
}

describe.each(["client-side", "server-side"] as const)("with runs that wait %s", (mode) => {
  let app: App;

  beforeAll(async () => {
    app = await startApp({ port: 0, key, authenticationSessions: mode });
  });

  afterAll(() => app.close());

  const signOn = async (name: string) => {
    const { browser, target } = await leave(app);
    const back = await signOnThere(target, name);
    return { browser, back, visit: await browser.visit(back.href) };
  };

  test("whoever comes for the first time is created, and found the second time", async () => {
    const { visit, browser, back } = await signOn("ada");
    expect(visit.response.status).toBe(303);
    expect(browser.cookies.has("iPlanetDirectoryPro")).toBe(true);
    expect([...browser.cookies.keys()].filter((name) => name.includes("away"))).toEqual([]);
    expect(back.pathname).toBe("/am/XUI/return");
    const stored = await app.directory.find("managed/user", "aliasList", "demo-ada");
    expect(stored?.attributes).toEqual({
      userName: "ada",
      givenName: "Ada",
      sn: "Example",
      mail: "ada@social.example",
      aliasList: ["demo-ada"],
    });
    const { browser: again } = await signOn("ada");
    const session = await app.journeys.session(
      new Request(app.origin, {
        headers: { cookie: `iPlanetDirectoryPro=${again.cookies.get("iPlanetDirectoryPro")}` },
      }),
    );
    expect(session?.userId).toBe(stored?.id);
    expect((await app.directory.find("managed/user", "aliasList", "demo-ada"))?.revision).toBe(1);
  });

  test("a linked user who is inactive fails, and nothing is told or changed", async () => {
    await signOn("ida");
    const user = await app.directory.find("managed/user", "aliasList", "demo-ida");
    if (!user) throw new Error("Nobody was created.");
    const { id, resource } = user;
    const inactive = await app.directory.patch(resource, id, { accountStatus: "inactive" });
    const { visit, browser } = await signOn("ida");
    expect(browser.cookies.has("iPlanetDirectoryPro")).toBe(false);
    const other = new Browser(app.journeys, app.origin);
    await other.open("Login");
    const wrong = { IDToken1: "localAuthentication", IDToken2: "ida", IDToken3: "wrong" };
    const refused = await other.submit(wrong);
    expect(visit.response.status).toBe(refused.response.status);
    expect(visit.response.headers.get("location")).toBe(refused.response.headers.get("location"));
    expect(visit.text).not.toContain("Ida");
    expect(await app.directory.read(resource, id)).toEqual(inactive);
  });

  test("the address at which a browser comes back signs nobody else on", async () => {
    const { target } = await leave(app);
    const attackers = await signOnThere(target, "mallory");
    const stranger = new Browser(app.journeys, app.origin);
    await stranger.open("Login");
    expect((await stranger.visit(attackers.href)).response.status).toBe(401);
    // Neither does one that has gone to the provider for itself.
    const { browser: victim } = await leave(app);
    expect((await victim.visit(attackers.href)).response.status).toBe(401);
    expect(victim.cookies.has("iPlanetDirectoryPro")).toBe(false);
    // Nor a step that was planted without the cookie of the browser that it belongs to.
    const { browser: attacker, target: other } = await leave(app);
    const planted = new Browser(app.journeys, app.origin);
    await planted.open("Login");
    for (const [name, value] of attacker.cookies)
      if (name.includes("away")) planted.cookies.set(name, value);
    await planted.visit((await signOnThere(other, "mallory")).href);
    expect(planted.cookies.has("iPlanetDirectoryPro")).toBe(false);
  });

  test("an answer works once", async () => {
    const { browser, target } = await leave(app);
    const back = await signOnThere(target, "bob");
    const kept = new Map(browser.cookies);
    await browser.visit(back.href);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    browser.cookies.delete("iPlanetDirectoryPro");
    await browser.visit(back.href);
    expect(browser.cookies.has("iPlanetDirectoryPro")).toBe(false);
  });

  test("an account with the same mail address is not the same account", async () => {
    await app.directory.create("managed/user", {
      userName: "eve",
      givenName: "Eve",
      sn: "First",
      mail: "eve@social.example",
    });
    const { visit, browser } = await signOn("eve");
    expect(visit.response.status).toBe(303);
    expect(browser.cookies.has("iPlanetDirectoryPro")).toBe(false);
  });

  test("a user who does not want to comes back to the first page, goto and all", async () => {
    const browser = new Browser(app.journeys, app.origin);
    await browser.open("Login", "&goto=%2Fmy");
    const { response } = await browser.submit({ IDToken1: "demo" });
    const { searchParams } = new URL(response.headers.get("refresh")?.replace("0; url=", "") ?? "");
    const back = new URLSearchParams({
      error: "access_denied",
      state: searchParams.get("state") ?? "",
      iss: app.provider.issuer,
    });
    const { text } = await browser.visit(`${app.origin}/am/XUI/return?${back}`);
    expect(text).toContain("Sign on");
    expect(text).toMatch(/<form method="post" action="\/am\/XUI\/\?[^"]*goto=%2Fmy"/);
    expect(text).not.toContain("access_denied");
  });

  test("an answer that is not the provider's is an error, which says nothing of why", async () => {
    const { browser, target } = await leave(app);
    const back = await signOnThere(target, "ada");
    back.searchParams.set("iss", "https://evil.example");
    const { response, text } = await browser.visit(back.href);
    expect(response.status).toBe(500);
    expect(text).not.toContain("evil");
    expect(browser.cookies.has("iPlanetDirectoryPro")).toBe(false);
  });
});

test("a browser that is away comes back to an app that was started anew", async () => {
  const first = await startApp({ port: 0, key });
  const { browser, target } = await leave(first);
  const back = await signOnThere(target, "ada");
  const { issuer, clientId, clientSecret } = first.provider;
  const second = createJourneys({
    journeys: [login],
    directory: memoryDirectory(),
    store: memoryStore(),
    keys: [key],
    origins: [first.origin],
    identityProviders: {
      demo: openIdProvider({ issuer, clientId, clientSecret, allowInsecureRequests: true }),
    },
  });
  await first.journeys.close();
  const after = new Browser(second, first.origin);
  for (const [name, value] of browser.cookies) after.cookies.set(name, value);
  expect((await after.visit(back.href)).response.status).toBe(303);
  expect(after.cookies.has("iPlanetDirectoryPro")).toBe(true);
  await second.close();
  await first.close();
});

describe("@forgerock/javascript-sdk", () => {
  let app: App;

  beforeAll(async () => {
    app = await startApp({ port: 0, key, redirectUri: spa });
  });

  afterAll(() => app.close());

  beforeEach(() => {
    vi.stubGlobal("localStorage", new MemoryStorage());
    vi.stubGlobal("location", { assign: (url: string) => void (away = url) });
    Config.set({
      serverConfig: { baseUrl: `${app.origin}/am`, timeout: 5_000 },
      realmPath: "alpha",
      tree: "Login",
    });
    return () => vi.unstubAllGlobals();
  });

  let away = "";

  async function goAway(): Promise<void> {
    const step = await FRAuth.start();
    if (!(step instanceof FRStep)) throw new Error("No step");
    step.getCallbackOfType<SelectIdPCallback>(CallbackType.SelectIdPCallback).setProvider("demo");
    const redirect = await FRAuth.next(step);
    if (!(redirect instanceof FRStep)) throw new Error("No redirect");
    const callback = redirect.getCallbackOfType<RedirectCallback>(CallbackType.RedirectCallback);
    expect(callback.getRedirectUrl()).toContain(encodeURIComponent(spa));
    FRAuth.redirect(redirect);
  }

  test("goes to the provider, and resumes with what it comes back with", async () => {
    await goAway();
    const back = await signOnThere(away, "sdk");
    expect(back.href.startsWith(`${spa}?`)).toBe(true);
    expect((await FRAuth.resume(back.href)).type).toBe("LoginSuccess");
  });

  test("somebody else's answer ends the sign-on", async () => {
    await goAway();
    const attackers = await signOnThere(away, "mallory");
    await goAway();
    expect((await FRAuth.resume(attackers.href)).type).toBe("LoginFailure");
  });

  test("a step that comes back with nothing was interrupted", async () => {
    await goAway();
    const stored = localStorage.getItem(FRAuth.previousStepKey) ?? "";
    const step = await FRAuth.next(JSON.parse(stored) as FRStep);
    if (!(step instanceof FRStep)) throw new Error("No step");
    expect(step.callbacks.map((callback: FRCallback) => callback.getType())).toContain(
      "SelectIdPCallback",
    );
  });
});
