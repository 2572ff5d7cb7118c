import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { allowedGoto } from "../../runtime/http/step/goto.ts";
import { httpSettings } from "../../runtime/http/http-settings.ts";
import { Browser } from "../runtime/http/support/browser.ts";
import { fill, post, start } from "../runtime/http/support/client.ts";
import {
  asking,
  login,
  proving,
  row,
  testApp,
  type TestApp,
} from "../runtime/machine/support/journeys.ts";
import { patience, tries } from "./support/numbers.ts";

// Whatever a link names as `goto`, nobody is sent to an origin that the app does not list.

const own = "https://id.example.com";
const listed = ["https://app.example.com", "https://one.example.com/only/here"];
const settings = httpSettings({ journeys: [login], goto: listed, origins: [own] }, true);

/** What must not be followed, whoever reads it: a browser, a lenient client, a proxy that decodes once. */
const evil: readonly string[] = [
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "\\evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https:///evil.example",
  "https:\\\\evil.example",
  "https://app.example.com@evil.example",
  "https://app.example.com:443@evil.example",
  "https://app.example.com%40evil.example",
  "https://app.example.com%2f@evil.example",
  "https://user@app.example.com",
  "https://user:pw@app.example.com",
  "https://@app.example.com@evil.example",
  "%2f%2fevil.example",
  "%2F%2Fevil.example",
  "%5cevil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r/evil.example",
  "\t//evil.example",
  "\n//evil.example",
  " //evil.example",
  "\0//evil.example",
  "\u00a0//evil.example",
  "\ufeff//evil.example",
  "java\nscript:alert(1)",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "javascript://app.example.com/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://app.example.com/x",
  "ftp://app.example.com",
  "ws://app.example.com",
  "http://app.example.com",
  "https://app.example.com:8443",
  "https://app.example.com.",
  "https://app.example.com.evil.example",
  "https://app.example.com-evil.example",
  "https://evil-app.example.com",
  "https://evil.example/app.example.com",
  "https://evil.example?https://app.example.com",
  "https://evil.example#https://app.example.com",
  "https://evil.example\\.app.example.com",
  "https://app.еxample.com",
  "https://xn--app-xxx.example.com",
  "https://аpp.example.com",
  "https://[::1]",
  "https://2130706433",
  "https://0x7f.1",
  "https://localhost",
  "https://example.com",
  "https://one.example.com",
  "https://one.example.com/",
  "https://one.example.com/only/here/../../other",
  "https://one.example.com/only/here/",
  "https://one.example.com/only/here%2f..",
  "/..//evil.example",
  "/.//evil.example",
  "/%2e%2e//evil.example",
  "/a/..//evil.example",
  "/a/b/../..//evil.example",
  "/./\\evil.example",
  "//id.example.com",
  "//",
  "/\u2028/evil.example\n",
  ".",
  "..",
  "evil",
  "?goto=//evil",
  "#//evil",
  "@evil.example",
  ":",
  "",
];

test("81 links elsewhere, 0 allowed", () => {
  expect(new Set(evil).size).toBe(81);
  for (const goto of evil) expect([goto, allowedGoto(goto, settings)]).toEqual([goto, undefined]);
});

const generated = tries(50_000, 2_000_000);
const pieces = fc.oneof(
  fc.constantFrom(
    "https:",
    "http:",
    "javascript:",
    "/",
    "//",
    "\\",
    "@",
    ":",
    ".",
    "..",
    "%2f",
    "%5c",
    "%2e",
    "?",
    "#",
    "\t",
    "\n",
    "\0",
    " ",
    "app.example.com",
    "one.example.com/only/here",
    "id.example.com",
    "evil.example",
    "/inbox",
    "https://app.example.com",
    "https://evil.example",
    "。",
    "／",
    "＼",
    "\u200b",
    "\ud800",
  ),
  fc.string({ maxLength: 3 }),
);

test(
  "50,000 generated links: what is allowed leads to the app itself or to what it lists, whoever parses it",
  () => {
    expect(generated).toBeGreaterThanOrEqual(50_000);
    const origins = new Set([own, "https://app.example.com", "https://one.example.com"]);
    let allowed = 0;
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 6 }), (parts) => {
        const target = allowedGoto(parts.join(""), settings);
        if (target === undefined) return;
        allowed += 1;
        const url = new URL(target, `${own}/am/XUI/`);
        if (!origins.has(url.origin) || url.username !== "" || url.password !== "")
          throw new Error(`${JSON.stringify(parts.join(""))} leads to ${url.href}`);
        // A reader that decodes or repairs before it parses must not see another host either.
        if (!target.startsWith("https://") && /^[/\\]{2}|[\\\s]/.test(target))
          throw new Error(`${JSON.stringify(target)} can be misread`);
      }),
      { numRuns: generated, interruptAfterTimeLimit: patience },
    );
    expect(allowed).toBeGreaterThan(generated / 100);
  },
  patience,
);

let app: TestApp;
beforeAll(async () => {
  app = await testApp([row("Login", asking, proving)], { goto: listed, origins: [own] });
});

test("the protocol and the page both ask: 81 links at each, 162 sign-ons go to the app's own place", async () => {
  for (const goto of evil) {
    const query = `?goto=${encodeURIComponent(goto)}`;
    const step = (await start(app.journeys, query)).body;
    const { body } = await post(app.journeys, `authenticate${query}`, fill(step, "x"));
    expect([goto, body["successUrl"]]).toEqual([goto, "/"]);
    const browser = new Browser(app.journeys);
    await browser.open("Login", `&goto=${encodeURIComponent(goto)}`);
    const { response } = await browser.submit({ IDToken1: "x" });
    expect([goto, response.headers.get("location")]).toEqual([goto, "/"]);
  }
});
