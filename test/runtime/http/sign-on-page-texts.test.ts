import { createJourneys, ConfigurationError, type SignOnPageOptions } from "@journeyc/runtime";
import { describe, expect, test } from "vitest";
import { policyHints, policyWords } from "../../../runtime/http/sign-on-page/policy-words.ts";
import { en } from "../../../runtime/http/sign-on-page/texts/en.ts";
import { languages, wordsFor } from "../../../runtime/http/sign-on-page/texts/words.ts";
import { key, login, testApp } from "../machine/support/journeys.ts";
import { Browser } from "./support/browser.ts";

/** The texts of a language, one for each plural form. */
const forms = (text: string | Readonly<Record<string, string>>): readonly string[] =>
  typeof text === "string" ? [text] : Object.values(text);

const placeholders = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join();

describe.each(Object.entries(languages))("%s", (tag, texts) => {
  test("has every text, with the values that belong into it", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
    for (const [name, text] of Object.entries(en)) {
      for (const form of forms(texts[name as keyof typeof en])) {
        expect(form.trim(), name).not.toBe("");
        expect([name, placeholders(form)]).toEqual([name, placeholders(forms(text)[0] ?? "")]);
      }
    }
  });

  test("is a translation", () => {
    const same = Object.entries(en).filter(
      ([name, text]) => JSON.stringify(texts[name as keyof typeof en]) === JSON.stringify(text),
    );
    expect(tag === "en" || same.length <= 3).toBe(true);
  });
});

describe("the words", () => {
  test("count in their language", () => {
    const say = (language: string, numNums: number): string =>
      wordsFor([language]).say("AT_LEAST_X_NUMBERS", { numNums });
    expect([say("en", 1), say("en", 2)]).toEqual([
      "Use at least 1 digit.",
      "Use at least 2 digits.",
    ]);
    expect([say("de", 1), say("fr", 0)]).toEqual([
      "Verwenden Sie mindestens 1 Ziffer.",
      "Utilisez au moins 0 chiffre.",
    ]);
  });

  test("are an app's own where it has some, in languages of its own too", () => {
    const own = { "de-CH": { continue: "Weiter geht’s" }, pl: { continue: "Dalej" } };
    const words = (...wanted: string[]) => wordsFor(wanted, own);
    expect(words("de-CH").say("continue")).toBe("Weiter geht’s");
    expect(words("de-CH").say("startAgain")).toBe("Neu beginnen");
    expect(words("de").say("continue")).toBe("Weiter");
    expect([words("pl").language, words("pl").say("continue"), words("pl").say("or")]).toEqual([
      "pl",
      "Dalej",
      "or",
    ]);
    expect(words("xx", "fr-CA").language).toBe("fr");
    expect(words().language).toBe("en");
  });

  test("of policies: known ones in words, unknown and broken ones neutral", () => {
    const words = wordsFor(["en"]);
    const failed = [
      '{"policyRequirement":"MIN_LENGTH","params":{"minLength":8}}',
      '{"policyRequirement":"HOUSE_RULE"}',
      '{"policyRequirement":"continue"}',
      '{"policyRequirement":"constructor"}',
      "not json",
    ];
    expect(policyWords(failed, words)).toEqual([
      "Use at least 8 characters.",
      "This cannot be used.",
    ]);
    const policies = {
      policies: [
        { policyRequirements: ["REQUIRED"] },
        { policyRequirements: ["MAX_LENGTH"], params: { maxLength: 255 } },
        { policyRequirements: ["MIN_LENGTH"], params: { minLength: 8 } },
      ],
    };
    expect(policyHints(policies, words)).toEqual(["Use at least 8 characters."]);
    expect(policyHints({}, words)).toEqual([]);
  });
});

describe("the option `page`", () => {
  const mistakes = (page: SignOnPageOptions): readonly string[] => {
    try {
      createJourneys({ journeys: [login], keys: [key], page });
    } catch (error) {
      if (error instanceof ConfigurationError) return error.mistakes.map(({ message }) => message);
      throw error;
    }
    return [];
  };

  test("is checked: addresses, languages and names of texts, all at once", () => {
    const wrong = {
      logoUrl: "http://cdn.example.com/logo.svg",
      styleSheetUrl: "https://cdn.example.com/a;script-src *",
      links: [{ text: "x", url: "javascript:alert(1)" }],
      texts: { "not a tag": {}, de: { weiter: "Weiter" } },
    };
    expect(mistakes(wrong as unknown as SignOnPageOptions)).toEqual([
      "`page.logoUrl` cannot be used.",
      "`page.styleSheetUrl` cannot be used.",
      "`page.links` cannot be used.",
      "`page.texts` cannot be used.",
      "`page.texts.de` cannot be used.",
    ]);
    expect(
      mistakes({
        logoUrl: "https://cdn.example.com/logo.svg",
        styleSheetUrl: "/theme.css?v=1",
        links: [
          { text: "Help", url: "mailto:help@example.com" },
          { text: { en: "Imprint" }, url: "/imprint" },
        ],
        texts: { "pt-BR": { continue: "Avançar" } },
      }),
    ).toEqual([]);
  });

  test("lets the page load from that origin and no other, and keeps texts texts", async () => {
    const app = await testApp([login], {
      page: {
        title: "A & <B>",
        logoUrl: "https://cdn.example.com/logo.svg",
        links: [{ text: "<Help>", url: "/help?a=1&b=2" }],
      },
    });
    const { response, text } = await new Browser(app.journeys).open("Login");
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("style-src 'self'; img-src https://cdn.example.com; form-action");
    expect(text).toContain("<title>Sign In – A &amp; &lt;B&gt;</title>");
    expect(text).toContain('href="/help?a=1&amp;b=2">&lt;Help&gt;</a>');
  });

  test("`false`: there is no page, the protocol goes on", async () => {
    const app = await testApp([login], { page: false });
    const get = (path: string): Promise<Response> =>
      app.journeys.handler(new Request(`https://id.example.com/am/${path}`));
    expect((await get("XUI/?realm=/alpha")).status).toBe(404);
    expect((await get("XUI/sign-on.css")).status).toBe(404);
    expect((await get("json/serverinfo/version")).status).toBe(200);
  });

  test("what breaks before there is a page is told on one", async () => {
    const app = await testApp([login], { keys: [key] });
    const response = await app.journeys.handler(
      new Request("https://id.example.com/am/XUI/?realm=/alpha", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": "de" },
        body: Uint8Array.of(0xff, 0xfe),
      }),
    );
    expect([response.status, response.headers.get("content-type")]).toEqual([
      400,
      "text/html; charset=utf-8",
    ]);
    expect(await response.text()).toContain("Dieses Formular kann nicht gelesen werden.");
  });
});
