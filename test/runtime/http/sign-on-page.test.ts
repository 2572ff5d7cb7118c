import { ask, take, type Callback } from "@journeyc/runtime";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { sanitizeHtml } from "../../../runtime/http/sign-on-page/sanitize-html.ts";
import { defineJourney, node } from "@journeyc/runtime";
import {
  asking,
  login,
  proving,
  resource,
  row,
  testApp,
  testNode,
  type TestApp,
} from "../machine/support/journeys.ts";
import { Browser } from "./support/browser.ts";

const payloads = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '"><script>alert(1)</script>',
  "' onfocus=alert(1) autofocus '",
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jAvAsCrIpT&#58;alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="https://ok.example" onclick="alert(1)" style="x">x</a>',
  '<a href="https://ok.example/&quot; onclick=&quot;alert(1)">x</a>',
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<b onmouseover=alert(1)>x</b>",
  "<<script>script>alert(1)<</script>/script>",
  "<style>*{background:url(//evil)}</style>",
  "<form action=//evil><input name=password></form>",
  "</title><script>alert(1)</script>",
  "</main></body><script>",
  "<!--<script>-->",
  "<b><i></b></i></p></form>",
  '<base href="//evil">',
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "<a\u0000href='javascript:alert(1)'>x</a>",
  "<A HREF=javascript:alert(1)>x</A>",
  "<a href=https://ok.example/`onclick=alert(1)>x</a>",
];

const shown = (callbacks: readonly Callback[], header?: string) =>
  testNode((context) =>
    context.answers
      ? take("true")
      : ask(callbacks, header === undefined ? {} : { page: { header, description: header } }),
  );
const prompts = (text: string): Callback[] =>
  [
    "NameCallback",
    "PasswordCallback",
    "StringAttributeInputCallback",
    "BooleanAttributeInputCallback",
    "NumberAttributeInputCallback",
    "ChoiceCallback",
    "ConfirmationCallback",
    "HiddenValueCallback",
    "TextOutputCallback",
    "UnheardOfCallback",
  ].map((type) => ({
    type,
    output: [
      { name: "prompt", value: text },
      { name: "message", value: text },
      { name: "messageType", value: "0" },
      { name: "name", value: text },
      { name: "choices", value: [text] },
      { name: "options", value: [text] },
      { name: "autocompleteValues", value: [text] },
      {
        name: "failedPolicies",
        value: [
          text,
          JSON.stringify({ policyRequirement: text, params: { minLength: text } }),
          JSON.stringify({ policyRequirement: "MIN_LENGTH", params: { minLength: text } }),
        ],
      },
    ],
    input: type === "TextOutputCallback" ? [] : [{ suffix: "", value: text }],
  }));

/** The tags of a document with their attributes' names, as a parser that follows HTML's tokenizer sees them. */
function tags(
  document: string,
): readonly { readonly name: string; readonly attributes: readonly string[] }[] {
  return [...document.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = "", rest = ""]) => ({
      name: name.toLowerCase(),
      attributes: [...rest.matchAll(/\s([a-z-]+)(?:="[^"]*")?/gi)].map(([, attribute = ""]) =>
        attribute.toLowerCase(),
      ),
    }),
  );
}

const harmless = new Set(
  "html head meta title link body header main footer nav section fieldset legend div p h1 h2 ul ol li a b i em u strong code br span form label input select option button".split(
    " ",
  ),
);

function expectHarmless(document: string): void {
  for (const { name, attributes } of tags(document)) {
    expect(harmless).toContain(name);
    expect(
      attributes.filter((attribute) => attribute.startsWith("on") || attribute === "style"),
    ).toEqual([]);
  }
  // Every `<` opens or closes one of these tags, or is the doctype.
  const opens = document.match(/<(?!\/?[a-z][a-z0-9]*[\s>]|!doctype html>)/gi);
  expect(opens).toBeNull();
  for (const [, href = ""] of document.matchAll(/href="([^"]*)"/g))
    expect(href).toMatch(/^(?:https?:\/\/|#|\?|\/)/i);
}

let app: TestApp;
let browser: Browser;
const policies = testNode((context) =>
  context.answers?.[0]?.get("") === "good"
    ? take("true")
    : ask([
        {
          type: "ValidatedCreatePasswordCallback",
          output: [
            { name: "prompt", value: "New password" },
            {
              name: "failedPolicies",
              value: context.answers
                ? ['{"policyRequirement":"MIN_LENGTH","params":{"minLength":8}}']
                : [],
            },
          ],
          input: [
            { suffix: "", value: "" },
            { suffix: "validateOnly", value: false },
          ],
        },
      ]),
);
const typed: unknown[] = [];
const types = testNode((context) => {
  if (!context.answers) {
    return ask([
      {
        type: "BooleanAttributeInputCallback",
        output: [{ name: "prompt", value: "News" }],
        input: [
          { suffix: "", value: false },
          { suffix: "validateOnly", value: false },
        ],
      },
      {
        type: "NumberAttributeInputCallback",
        output: [{ name: "prompt", value: "Age" }],
        input: [{ suffix: "", value: null }],
      },
      {
        type: "StringAttributeInputCallback",
        output: [
          { name: "prompt", value: "Mail" },
          { name: "name", value: "mail" },
        ],
        input: [{ suffix: "", value: "" }],
      },
    ]);
  }
  typed.push(...context.answers.map((answer) => Object.fromEntries(answer)));
  return take("false");
});
const errorPage = defineJourney({
  name: "Final",
  connectors: {},
  resource,
  start: "n0",
  nodes: { n0: node(asking, { outcomes: { true: "stop", false: "stop" } }) },
});

beforeAll(async () => {
  app = await testApp(
    [
      login,
      row("Policies", policies, proving),
      row("Types", types),
      errorPage,
      row(
        "Fails",
        testNode(() => take("false")),
      ),
      row(
        "Breaks",
        testNode(() => undefined as never),
      ),
      { ...row("Inner", asking), innerTreeOnly: true },
    ],
    { goto: ["https://app.example.com"] },
  );
  browser = new Browser(app.journeys);
});

describe("the page", () => {
  test("is a form for people, password managers and screen readers", async () => {
    const { text, response } = await new Browser(app.journeys).open("Login");
    expect(response.status).toBe(200);
    expect(text).toContain('<html lang="en" dir="ltr">');
    expect(text).toContain("<title>Sign In</title>");
    expect(text).toContain("<h1>Sign In</h1>");
    expect(text).toMatch(/<label for="IDToken1"\s*>/);
    expect(text).toMatch(/<input\s[^>]*id="IDToken1"[^>]*autocomplete="username"/);
    expect(text).toMatch(/<input\s+type="password"[^>]*autocomplete="current-password"/);
    expect(text).not.toMatch(/<script|style=|\son\w+=/);
    expectHarmless(text);
    const policy = response.headers.get("content-security-policy") ?? "";
    for (const part of [
      "default-src 'none'",
      "style-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("signs on: session cookie, 303, the binding ends", async () => {
    await browser.open("Login", "&goto=https%3A%2F%2Fapp.example.com%2Fhome");
    const { response } = await browser.submit({ IDToken1: "ada", IDToken2: "correct-horse" });
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      "https://app.example.com/home",
    ]);
    expect(browser.cookies.get("iPlanetDirectoryPro")).toMatch(/^[\w-]{43}$/);
    expect([...browser.cookies.keys()]).toEqual(["iPlanetDirectoryPro"]);
  });

  test("a wrong password: begins again with a neutral word, which a reload forgets", async () => {
    const own = new Browser(app.journeys);
    await own.open("Login");
    const { response } = await own.submit({ IDToken1: "ada", IDToken2: "wrong-password" });
    expect(response.status).toBe(303);
    const failed = await own.follow(response);
    expect(failed.text).toMatch(/role="alert"[^]*The sign-on failed/);
    expect(failed.text).toContain("<title>Error: Sign In</title>");
    expect(failed.text).not.toContain("wrong-password");
    expect((await own.open("Login")).text).not.toContain('role="alert"');
  });

  test("back and reload: a spent step begins again and says so", async () => {
    const own = new Browser(app.journeys);
    await own.open("Policies");
    const spent = own.authId;
    await own.submit({ IDToken1: "bad" });
    own.authId = spent;
    const { response } = await own.submit({ IDToken1: "good" });
    expect(response.status).toBe(303);
    expect((await own.follow(response)).text).toContain("no longer valid");
  });

  test("names what is wrong, links to it, and does not show passwords again", async () => {
    const own = new Browser(app.journeys);
    await own.open("Policies");
    const { text } = await own.submit({ IDToken1: "needle" });
    expect(text).toMatch(/<div\s+class="alert failed"\s+role="alert"[^>]*autofocus/);
    expect(text).toContain('<a href="#IDToken1">New password: Use at least 8 characters.</a>');
    expect(text).toMatch(/aria-invalid="true"\s+aria-describedby="IDToken1-error"/);
    expect(text).not.toContain("needle");
    expect((await own.submit({ IDToken1: "good" })).response.headers.get("location")).toBe("/");
  });

  test("sends JSON's types", async () => {
    const own = new Browser(app.journeys);
    await own.open("Types");
    await own.submit({ IDToken1: "true", IDToken2: " 42 ", IDToken3: "a@b.c" });
    await own.open("Types");
    await own.submit({ IDToken2: "", IDToken3: "" });
    expect(typed).toEqual([
      { "": true, validateOnly: false },
      { "": 42 },
      { "": "a@b.c" },
      { "": false, validateOnly: false },
      { "": null },
      { "": "" },
    ]);
  });

  test("a question that leads nowhere has no button", async () => {
    const { text } = await new Browser(app.journeys).open("Final");
    expect(text).not.toMatch(/<form|<button/);
  });

  test.each([
    ["Nope", 404],
    ["Inner", 404],
    ["Fails", 200],
    ["Breaks", 500],
  ])("journey %s: a page without a form, %i", async (name, status) => {
    const { text, response } = await new Browser(app.journeys).open(name);
    expect(response.status).toBe(status);
    expect(text).not.toContain("<form");
    expectHarmless(text);
  });

  test("another realm is unknown", async () => {
    const response = await app.journeys.handler(
      new Request("https://id.example.com/am/XUI/?realm=/beta"),
    );
    expect(response.status).toBe(404);
  });
});

const send = async (headers: Record<string, string>) => {
  const own = new Browser(app.journeys);
  await own.open("Login");
  return (await own.submit({ IDToken1: "ada", IDToken2: "correct-horse" }, headers)).response
    .status;
};

describe("a form", () => {
  test("from another site is refused, from here is taken", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ])
      expect(await send(headers)).toBe(403);
    for (const headers of [
      { "sec-fetch-site": "same-origin" },
      { origin: "https://id.example.com" },
    ])
      expect(await send(headers as never)).toBe(303);
    expect(await send({ "content-type": "text/plain" })).toBe(415);
  });

  test("of one browser is worth nothing in another, nor to the SDK's endpoint", async () => {
    const [one, other] = [new Browser(app.journeys), new Browser(app.journeys)];
    await one.open("Login");
    await other.open("Login");
    other.authId = one.authId;
    const { response } = await other.submit({ IDToken1: "ada", IDToken2: "correct-horse" });
    expect(other.cookies.has("iPlanetDirectoryPro")).toBe(false);
    expect((await other.follow(response)).text).toContain("no longer valid");
    const json = await app.journeys.handler(
      new Request("https://id.example.com/am/json/alpha/authenticate", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          authId: one.authId,
          callbacks: [
            { type: "NameCallback", input: [] },
            { type: "PasswordCallback", input: [] },
          ],
        }),
      }),
    );
    expect(json.status).toBe(401);
  });
});

const link = (journey: string): string => `?tree=${journey}&x`;

describe("hostile texts", () => {
  test.each(payloads)("%s stays a text", async (payload) => {
    const hostile = await testApp([row("Hostile", shown(prompts(payload), payload))]);
    const { text } = await new Browser(hostile.journeys).open(
      "Hostile",
      `&goto=${encodeURIComponent(payload)}`,
    );
    expectHarmless(text);
  });

  test("sanitised HTML holds allowed tags, balanced, and nothing else", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...payloads,
        "<b>",
        "</b>",
        "<a href='#x'>",
        "</a>",
        "<p>",
        "<ul>",
        "</ul>",
        "<br>",
        "<",
        ">",
        '"',
        "'",
        "&",
        "&amp;",
        "&#1;",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { text } = sanitizeHtml(pieces.join(""), "block", (journey) => `?${journey}`);
        expectHarmless(text);
        const open: string[] = [];
        for (const [, slash, name = ""] of text.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
          if (name === "br") continue;
          if (slash) expect(open.pop()).toBe(name);
          else open.push(name);
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps what authors need", () => {
    const text =
      "New? <a href=\"#/service/My%20Tree\">Create</a> <b>now</b> &amp; <a href='https://ok.example/?a=1&b=2'>read</a> 1 < 2";
    expect(sanitizeHtml(text, "block", link).text).toBe(
      'New? <a href="?tree=My Tree&amp;x" rel="noopener noreferrer">Create</a> <b>now</b> &amp; <a href="https://ok.example/?a=1&amp;b=2" rel="noopener noreferrer">read</a> 1 &lt; 2',
    );
  });
});
