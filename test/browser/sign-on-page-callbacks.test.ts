import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { pageApp, type PageApp } from "./support/page-app.ts";
import { questions } from "./support/questions.ts";

// Every callback, in a browser that runs no scripts: shown properly, and its answer read in JSON's types.

// Runs in the page, as what Playwright does there even where the page's own scripts do not.
const described = `[...document.querySelectorAll("input:not([type=hidden])")].map((input) =>
  [input.type, input.getAttribute("autocomplete"), input.inputMode, input.enterKeyHint].join(" "))`;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let app: PageApp;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, app] = await Promise.all([launchChromium(), pageApp(questions)]);
});

afterAll(async () => {
  await browser?.close();
  await app?.server.close();
  expect(complaints).toEqual([]);
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  page.on("console", (line) => complaints.push(line.text()));
  app.answers.splice(0);
});

const button = (name: string) => page.getByRole("button", { name, exact: true });

async function done(): Promise<void> {
  await expect.poll(() => page.title()).toBe("Done");
}

describe("a journey's questions", () => {
  test("texts, numbers and boxes", async () => {
    await page.goto(app.url("NewUser"));
    await page.getByLabel("Username").fill("grace");
    await page.getByLabel("Password").fill("a long password 1");
    await page.getByLabel("Email address").fill("grace@example.com");
    await page.getByLabel("Age").fill("42.5");
    await page.getByLabel("Send me news").uncheck();
    await page.getByLabel("Device name").fill("Her phone");
    await button("Continue").click();
    await done();
    expect(app.answers).toEqual([
      { "": "grace", validateOnly: false },
      { "": "a long password 1", validateOnly: false },
      { "": "grace@example.com", validateOnly: false },
      { "": "", validateOnly: false },
      { "": "", validateOnly: false },
      { "": 42.5, validateOnly: false },
      { "": false, validateOnly: false },
      { "": "Her phone" },
      { "": "from-the-node" },
    ]);
  });

  test("browsers and password managers know what each is", async () => {
    await page.goto(app.url("NewUser"));
    const inputs = await page.evaluate<readonly string[]>(described);
    expect(inputs).toEqual([
      "text username  ",
      "password new-password  ",
      "email email email ",
      "text given-name  ",
      "tel tel tel ",
      "number on decimal ",
      "checkbox   ",
      "text off  go",
    ]);
    await page.goto(app.url("Login"));
    expect(await page.locator("#IDToken2").getAttribute("autocomplete")).toBe("current-password");
    await page.goto(app.url("Code"));
    const code = page.locator("#IDToken1");
    expect([await code.getAttribute("autocomplete"), await code.getAttribute("inputmode")]).toEqual(
      ["one-time-code", "numeric"],
    );
  });

  test("policies are hints, broken ones are told and linked", async () => {
    await page.goto(app.url("NewUser"));
    expect(await page.locator("#IDToken2-hint").innerText()).toBe(
      "Use at least 12 characters.\nUse at least 1 digit.\nDo not use other things that are known about you.",
    );
    await page.goto(app.url("Wrong"));
    expect(await page.title()).toBe("Error: Create your account");
    await page.getByRole("link", { name: "Password: Use at least 12 characters." }).click();
    await page.keyboard.type("typed here");
    expect(await page.locator("#IDToken2").inputValue()).toBe("typed here");
    expect(await page.locator("#IDToken1").inputValue()).toBe("ada");
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(3);
  });

  test("choices, and buttons of which Enter presses the usual one", async () => {
    await page.goto(app.url("Choices"));
    expect(await page.locator("main").innerText()).not.toContain("alert");
    expect(await page.locator(".message.warning").innerText()).toBe(
      "Warning: Your password expires soon.",
    );
    await page.getByLabel("Phone call").check();
    await page.locator("select").selectOption({ label: "H" });
    await page.getByLabel("Phone call").press("Enter");
    await done();
    expect(app.answers.map((answer) => answer[""])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      2,
      7,
      1,
    ]);
    await page.goto(app.url("Confirmation"));
    expect(await button("Continue").count()).toBe(0);
    await button("No").click();
    await done();
    expect(app.answers.at(-1)).toEqual({ "": 1 });
  });

  test("security questions, offered and own", async () => {
    await page.goto(app.url("SecurityQuestion"));
    const [first, second] = [page.locator("fieldset").first(), page.locator("fieldset").last()];
    await first.getByLabel("Security question").selectOption("Where did you go to school?");
    await first.getByLabel("Your answer").fill("Paris");
    await second.getByLabel("Or write a question of your own").fill("What is my colour?");
    await second.getByLabel("Your answer").fill("Green");
    await button("Continue").click();
    await done();
    expect(app.answers).toEqual([
      { question: "Where did you go to school?", answer: "Paris" },
      { question: "What is my colour?", answer: "Green" },
    ]);
  });

  test("terms are to be accepted, consent is free", async () => {
    await page.goto(app.url("Terms"));
    await button("Continue").click();
    expect(app.answers).toEqual([]);
    expect(await page.locator(".terms").innerText()).toContain("Version 1.2 of January 31, 2026");
    await page.getByLabel("I accept the terms and conditions").check();
    await button("Continue").click();
    await done();
    expect(app.answers).toEqual([{ "": true }, { "": false }]);
  });

  test("identity providers beside a form, and alone", async () => {
    await page.goto(app.url("Providers"));
    await button("Continue with Apple").click();
    await done();
    expect(app.answers).toEqual([{ "": "apple" }, { "": "" }, { "": "" }]);
    app.answers.splice(0);
    await page.goto(app.url("Providers"));
    await page.getByLabel("User Name").fill("ada");
    await page.getByLabel("Password").fill("secret-word");
    await page.keyboard.press("Enter");
    await done();
    expect(app.answers).toEqual([
      { "": "localAuthentication" },
      { "": "ada" },
      { "": "secret-word" },
    ]);
    await page.goto(app.url("ProvidersAlone"));
    await button("Use a password instead").click();
    await done();
    expect(app.answers.at(-1)).toEqual({ "": "localAuthentication" });
  });
});

describe("what is not answered with a form", () => {
  test("a suspended run has nothing to send", async () => {
    await page.goto(app.url("Suspended"));
    expect(await page.locator("main").innerText()).toContain("We have sent you an email.");
    expect(await page.locator("form, button").count()).toBe(0);
  });

  test("a redirect is a link, or a form that the policy lets through to that site alone", async () => {
    await page.goto(app.url("RedirectGet"));
    const link = page.getByRole("link", { name: "Continue to accounts.example.com" });
    expect(await link.getAttribute("href")).toBe("https://accounts.example.com/authorize?a=1&b=2");
    const response = await page.goto(app.url("RedirectPost"));
    expect(response?.headers()["content-security-policy"]).toContain(
      "form-action 'self' https://idp.example.com;",
    );
    const form = page.locator('form[action="https://idp.example.com/sso"]');
    expect(await form.locator('input[name="SAMLRequest"]').inputValue()).toBe("request");
    await page.goto(app.url("RedirectBad"));
    expect(await page.content()).not.toContain("javascript:");
  });

  test.each(["Device", "Captcha"])("%s: says that it cannot be done here", async (journey) => {
    await page.goto(app.url(journey));
    expect(await page.locator("main").innerText()).toContain("needs a program");
    expect(await page.locator("form, button, input").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Start again" }).count()).toBe(1);
  });

  test("WebAuthn: says so too, and offers the way out that the journey has", async () => {
    await page.goto(app.url("WebAuthn"));
    expect(await page.locator("main").innerText()).toContain("needs a program");
    await button("Use a recovery code").click();
    await done();
    expect(app.answers.at(-1)).toEqual({ "": 0 });
  });
});
