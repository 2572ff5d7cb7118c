import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { submitCredentials } from "./sign-on-page.ts";
import { audit } from "./support/audit.ts";
import { branding } from "./support/branding.ts";
import { pageApp, type PageApp } from "./support/page-app.ts";
import { questions } from "./support/questions.ts";

// Runs in the page.
const focused = "document.activeElement.id || document.activeElement.textContent.trim()";

let browser: Browser;
let app: PageApp;
let branded: PageApp;

beforeAll(async () => {
  [browser, app, branded] = await Promise.all([
    launchChromium(),
    pageApp(questions),
    pageApp({}, [], { page: branding }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await app?.server.close();
  await branded?.server.close();
});

/** Axe is a script itself: the page's policy is off for it, and the page has none of its own. */
const newContext = (options: Parameters<Browser["newContext"]>[0]): Promise<BrowserContext> =>
  browser.newContext({ bypassCSP: true, ...options });

async function looking<Result>(
  options: Parameters<Browser["newContext"]>[0],
  work: (page: Page, context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await newContext(options);
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

describe("in light and dark, narrow and wide", () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await newContext({});
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test.each(["Login", "Nope", ...Object.keys(questions)])(
    "%s has no violation",
    async (journey) => {
      await page.goto(app.url(journey));
      expect(await audit(page)).toEqual([]);
    },
  );

  test("nor has a page after a failure, nor one with a logo and links", async () => {
    await looking({}, async (page) => {
      await page.goto(app.url("Login"));
      await submitCredentials(page, "ada", "wrong-password");
      await page.getByRole("alert").waitFor();
      expect(await audit(page)).toEqual([]);
      await page.goto(branded.url("Login"));
      expect(await audit(page)).toEqual([]);
    });
  });
});

describe("for a keyboard and a screen reader", () => {
  test("the sign-on: names, order, and where it opens", async () => {
    await looking({}, async (page) => {
      await page.goto(branded.url("Login"));
      expect(await page.locator("body").ariaSnapshot()).toBe(`- banner:
  - img "Evergreen Energy"
- main:
  - heading "Sign In" [level=1]
  - text: User Name
  - textbox "User Name"
  - text: Password
  - textbox "Password"
  - button "Continue"
- contentinfo:
  - navigation "More":
    - list:
      - listitem:
        - link "Privacy":
          - /url: /privacy
      - listitem:
        - link "Imprint":
          - /url: https://example.com/imprint`);
      const stops: string[] = [];
      for (let stop = 0; stop < 5; stop += 1) {
        stops.push(await page.evaluate<string>(focused));
        await page.keyboard.press("Tab");
      }
      expect(stops).toEqual(["IDToken1", "IDToken2", "Continue", "Privacy", "Imprint"]);
    });
  });

  test("after a failure the name is still there, and the password is told why", async () => {
    await looking({}, async (page) => {
      await page.goto(app.url("Login"));
      await submitCredentials(page, "ada", "wrong-password");
      await page.getByRole("alert").waitFor();
      const current = page.locator(":focus");
      expect(await current.getAttribute("id")).toBe("IDToken2");
      expect(await current.getAttribute("aria-describedby")).toBe("notice");
      expect(await page.locator("main").ariaSnapshot()).toBe(`- main:
  - heading "Sign In" [level=1]
  - alert:
    - paragraph: The sign-on failed. Check what you entered and try again.
  - text: User Name
  - textbox "User Name": ada
  - text: Password
  - textbox "Password"
  - button "Continue"`);
    });
  });

  test("wrong answers: the summary is read first, each control says what is wrong with it", async () => {
    await looking({}, async (page) => {
      await page.goto(app.url("Wrong"));
      expect(await page.locator(":focus").getAttribute("role")).toBe("alert");
      expect(await page.locator("#IDToken2").getAttribute("aria-describedby")).toBe(
        "IDToken2-error IDToken2-hint",
      );
      expect(await page.locator("main").ariaSnapshot()).toContain(`- alert "There is a problem":
    - heading "There is a problem" [level=2]
    - list:
      - listitem:
        - 'link "Username: This is taken. Choose another."':
          - /url: "#IDToken1"`);
    });
  });

  test("text that comes first is read first: the page does not open behind it", async () => {
    await looking({}, async (page) => {
      for (const journey of ["Choices", "Terms", "Polling"]) {
        await page.goto(app.url(journey));
        expect(await page.locator(":focus").count()).toBe(0);
      }
    });
  });
});

describe("in the user's language", () => {
  test.each([
    ["de-AT", "de", "ltr", "Weiter", "Passwort"],
    ["ar", "ar", "rtl", "متابعة", "كلمة المرور"],
    ["ja", "ja", "ltr", "続ける", "パスワード"],
    ["pl", "en", "ltr", "Continue", "Password"],
  ])("%s: lang, direction, button and label", async (locale, lang, direction, text, label) => {
    await looking({ locale }, async (page) => {
      await page.goto(app.url("Login"));
      const html = page.locator("html");
      expect([await html.getAttribute("lang"), await html.getAttribute("dir")]).toEqual([
        lang,
        direction,
      ]);
      expect(await page.getByRole("button").innerText()).toBe(text);
      expect(await page.getByLabel(label).count()).toBe(1);
      // The journey's own header has no such language: it says which one it has.
      expect(await page.locator("h1").getAttribute("lang")).toBe(lang === "en" ? null : "en");
      expect(await audit(page)).toEqual([]);
    });
  });
});
