import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { submitCredentials } from "./sign-on-page.ts";
import { audit } from "./support/audit.ts";
import { pageApp, type PageApp } from "./support/page-app.ts";
import { forgetDevices, passwordless, second, virtualAuthenticator } from "./support/passkeys.ts";

// Passkeys on the sign-on page, with Chromium's virtual authenticator, which signs as a real one does.

let browser: Browser;
let context: BrowserContext;
let page: Page;
let app: PageApp;
let devtools: CDPSession;
let authenticatorId: string;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, app] = await Promise.all([
    launchChromium(),
    pageApp({}, [second, passwordless], { page: {} }),
  ]);
  context = await browser.newContext();
  page = await context.newPage();
  page.on("console", (message) => {
    // A sign-on that fails is an error to browsers.
    if (message.type() === "error" && !message.text().includes("401"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  ({ devtools, authenticatorId } = await virtualAuthenticator(page));
});

beforeEach(async () => {
  await context.clearCookies();
  await setVerified(true);
});

afterAll(async () => {
  await browser?.close();
  await app?.server.close();
  expect(complaints).toEqual([]);
});

async function setVerified(isUserVerified: boolean): Promise<void> {
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
}

const credentials = async () =>
  (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
const done = () => page.waitForURL("**/done");
const password = async () => {
  await page.goto(app.url("Second"));
  await submitCredentials(page, "ada", "correct-horse");
};
const button = (name: string) => page.getByRole("button", { name });

describe("with a passkey", () => {
  test("registers one after the password", async () => {
    await password();
    await done();
    expect(await credentials()).toMatchObject([{ isResidentCredential: true, rpId: "localhost" }]);
  });

  test("signs on with password and passkey", async () => {
    await password();
    await done();
    expect(await credentials()).toMatchObject([{ signCount: expect.any(Number) }]);
  });

  test("signs on with nothing else", async () => {
    await page.goto(app.url("Passwordless"));
    await done();
  });

  test("only there the page's script may run, which is the same for everybody", async () => {
    const pages = app.server.recorded.filter(({ url }) => url.pathname === "/am/XUI/");
    const policies = pages.map(({ headers, body }) => [
      headers.get("content-security-policy"),
      body.includes("data-webauthn"),
    ]);
    for (const [policy, asks] of policies)
      expect(String(policy).includes("script-src 'nonce-")).toBe(asks);
    expect(new Set(policies.map(([, asks]) => asks))).toEqual(new Set([true, false]));
    const scripts = app.server.recorded.filter(({ url }) => url.pathname.endsWith(".js"));
    expect(scripts[0]?.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  });
});

describe("when it comes to nothing", () => {
  test("says so, tries again, and goes on without", async () => {
    await setVerified(false);
    await page.goto(app.url("Passwordless"));
    await page.getByText("That did not work, or was cancelled.").waitFor();
    expect(await page.locator(":focus").innerText()).toBe("Try again");
    expect(await page.getByText("needs JavaScript").isVisible()).toBe(false);
    await setVerified(true);
    await button("Try again").click();
    await done();
  });

  test("takes `error` for whoever goes on without", async () => {
    await setVerified(false);
    await page.goto(app.url("Passwordless"));
    await button("Continue without a passkey").click();
    await page.getByText("The sign-on failed").waitFor();
  });

  test("an authenticator that was copied is refused", async () => {
    const [credential] = await credentials();
    if (!credential) throw new Error("There is no passkey.");
    await devtools.send("WebAuthn.removeCredential", {
      authenticatorId,
      credentialId: credential.credentialId,
    });
    const copy = { ...credential, signCount: 0 };
    await devtools.send("WebAuthn.addCredential", { authenticatorId, credential: copy });
    await page.goto(app.url("Passwordless"));
    await page.getByText("The sign-on failed").waitFor();
    // It does not try again by itself: that would fail for ever.
    await button("Try again").waitFor();
  });

  test("one that has lost its passkey cannot, and who has none here is asked to make one", async () => {
    await devtools.send("WebAuthn.clearCredentials", { authenticatorId });
    await password();
    await page.getByText("That did not work").waitFor();
    await forgetDevices();
    await password();
    await done();
    expect(await credentials()).toHaveLength(1);
  });
});

describe("with Ping's JavaScript SDK", () => {
  // It is served by the app's own origin, as a single-page app would be.
  const html = `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,">
    <script type="module">
      import { CallbackType } from "/node_modules/@forgerock/javascript-sdk/dist/auth/enums.js";
      import { default as Config } from "/node_modules/@forgerock/javascript-sdk/dist/config/index.js";
      import { default as FRAuth } from "/node_modules/@forgerock/javascript-sdk/dist/fr-auth/index.js";
      import { default as FRWebAuthn } from "/node_modules/@forgerock/javascript-sdk/dist/fr-webauthn/index.js";
      Config.set({ serverConfig: { baseUrl: location.origin + "/am/" }, realmPath: "alpha" });
      window.signOn = async (tree, name, password) => {
        let step = await FRAuth.start({ tree });
        if (name !== undefined) {
          step.getCallbackOfType(CallbackType.NameCallback).setName(name);
          step.getCallbackOfType(CallbackType.PasswordCallback).setPassword(password);
          step = await FRAuth.next(step, { tree });
        }
        const kinds = [];
        while (step.type === "Step") {
          const type = FRWebAuthn.getWebAuthnStepType(step);
          kinds.push(type);
          await (type === 2 ? FRWebAuthn.register(step, "Ada's laptop") : FRWebAuthn.authenticate(step)).catch(() => {});
          step = await FRAuth.next(step, { tree });
        }
        return [...kinds, step.type];
      };
    </script></html>`;

  const signOn = async (...given: string[]): Promise<unknown> => {
    await context.clearCookies();
    return page.evaluate(`signOn(...${JSON.stringify(given)})`);
  };

  beforeAll(async () => {
    await page.route("**/app", (route) => route.fulfill({ contentType: "text/html", body: html }));
    await page.route("**/node_modules/**", (route) => {
      const { pathname } = new URL(route.request().url());
      const file = /\.m?js$/.test(pathname) ? pathname : `${pathname}.js`;
      const path = fileURLToPath(new URL(`../..${file}`, import.meta.url));
      return route.fulfill({ path, contentType: "text/javascript" });
    });
  });

  test("registers, signs on by script and by data, and tells that the user would not", async () => {
    await forgetDevices();
    await devtools.send("WebAuthn.clearCredentials", { authenticatorId });
    await page.goto(`${app.server.origin}/app`);
    await page.waitForFunction("window.signOn");
    expect(await signOn("Second", "ada", "correct-horse")).toEqual([2, "LoginSuccess"]);
    expect(await signOn("Second", "ada", "correct-horse")).toEqual([1, "LoginSuccess"]);
    expect(await signOn("Passwordless")).toEqual([1, "LoginSuccess"]);
    await setVerified(false);
    expect(await signOn("Passwordless")).toEqual([1, "LoginFailure"]);
  });
});

test("a page without scripts says what it needs, and takes `unsupported`", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const other = await plain.newPage();
  await other.goto(app.url("Passwordless"));
  expect(await other.locator("main").innerText()).toContain("This step needs JavaScript");
  await other.getByRole("button", { name: "Continue without a passkey" }).click();
  await other.getByText("The sign-on failed").waitFor();
  await plain.close();
});

test.runIf(process.env["JOURNEYC_THOROUGH"] === "1")(
  "is accessible when it came to nothing",
  async () => {
    const looked = await browser.newContext({ bypassCSP: true });
    const other = await looked.newPage();
    await virtualAuthenticator(other);
    await other.goto(app.url("Passwordless"));
    await other.getByRole("button", { name: "Try again" }).waitFor();
    expect(await audit(other)).toEqual([]);
    await looked.close();
  },
);
