import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startApp, type App } from "../../../examples/social/app.ts";
import { signOnToPost, type Posted } from "../../support/sign-on-there.ts";
import { Browser } from "./support/browser.ts";

// `response_mode=form_post`, against a certified provider: its answer is posted by a page of another site, so that none of
// our cookies comes along with it.

let app: App;
let browser: Browser;

beforeAll(async () => {
  const key = "posted-answer-test-key-0123456789-abcdefgh";
  app = await startApp({ port: 0, key, responseMode: "form_post" });
});

afterAll(() => app.close());

beforeEach(() => {
  browser = new Browser(app.journeys, app.origin);
});

/** A browser goes to the provider. @returns where it is sent */
async function leave(who = browser): Promise<string> {
  await who.open("Login");
  const { response } = await who.submit({ IDToken1: "demo" });
  return response.headers.get("refresh")?.replace("0; url=", "") ?? "";
}

const answerOf = async (name: string, who = browser): Promise<Posted> =>
  signOnToPost(await leave(who), name);
const post = ({ address, form }: Posted, who = browser) =>
  who.postFromElsewhere(address.href, form);
const isSignedOn = (who = browser): boolean => who.cookies.has("iPlanetDirectoryPro");

test("signs on; neither the code nor a name comes into an address, and no cookie stays", async () => {
  const answer = await answerOf("ada");
  expect(answer.address.href).toBe(`${app.origin}/am/XUI/return`);
  const user = { name: { firstName: "Augusta", lastName: "King" }, email: "king@evil.example" };
  answer.form.set("user", JSON.stringify(user));
  const { response } = await post(answer);
  expect(response.status).toBe(303);
  expect(isSignedOn()).toBe(true);
  expect([...browser.cookies.keys()].filter((name) => /away|answer/.test(name))).toEqual([]);
  // What the ID token and `userinfo` say counts more than what a browser posts.
  const stored = await app.directory.find("managed/user", "aliasList", "demo-ada");
  expect(stored?.attributes).toMatchObject({ givenName: "Ada", mail: "ada@social.example" });
});

test("the answer waits for a moment, sealed, for the address of its own alone", async () => {
  const { address, form } = await answerOf("ada");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = new Request(address, { method: "POST", headers, body: form.toString() });
  const response = await app.journeys.handler(request);
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/am/XUI/return");
  const [cookie = "", ...others] = response.headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(
    /^journey-answer=[\w-]+; Path=\/am\/XUI\/return; HttpOnly; SameSite=Lax; Max-Age=60$/,
  );
  for (const value of form.values()) expect(cookie).not.toContain(value);
});

describe("an answer of another browser's", () => {
  test("signs nobody on who has not gone to the provider", async () => {
    const attackers = await answerOf("mallory");
    const victim = new Browser(app.journeys, app.origin);
    await victim.open("Login");
    expect((await post(attackers, victim)).response.status).toBe(401);
    expect(isSignedOn(victim)).toBe(false);
  });

  test("nor who has, and goes on with the right one", async () => {
    const attackers = await answerOf("mallory");
    const victim = new Browser(app.journeys, app.origin);
    const own = await answerOf("bob", victim);
    expect((await post(attackers, victim)).response.status).toBe(401);
    expect(isSignedOn(victim)).toBe(false);
    expect((await post(own, victim)).response.status).toBe(303);
    expect(isSignedOn(victim)).toBe(true);
  });

  test("nor with the victim's own state", async () => {
    const attackers = await answerOf("mallory");
    const victim = new Browser(app.journeys, app.origin);
    const own = await answerOf("carol", victim);
    attackers.form.set("state", own.form.get("state") ?? "");
    // The code was made for another verifier.
    expect((await post(attackers, victim)).response.status).toBe(500);
    expect(isSignedOn(victim)).toBe(false);
  });
});

test("an answer works once", async () => {
  const answer = await answerOf("dave");
  const kept = new Map(browser.cookies);
  await post(answer);
  expect(isSignedOn()).toBe(true);
  for (const [name, value] of kept) browser.cookies.set(name, value);
  browser.cookies.delete("iPlanetDirectoryPro");
  await post(answer);
  expect(isSignedOn()).toBe(false);
});

test("the answer of an issuer that is not the provider is an error", async () => {
  const answer = await answerOf("ada");
  answer.form.set("iss", "https://evil.example");
  expect((await post(answer)).response.status).toBe(500);
});

test("whoever changes his mind at Apple begins again", async () => {
  const { address, form } = await answerOf("ada");
  form.delete("code");
  form.set("error", "user_cancelled_authorize");
  const { text } = await post({ address, form });
  expect(text).toContain("Sign on");
  expect(isSignedOn()).toBe(false);
});

describe("refused are", () => {
  const send = (body: string, type = "application/x-www-form-urlencoded") =>
    app.journeys.handler(
      new Request(`${app.origin}/am/XUI/return`, {
        method: "POST",
        headers: { "content-type": type },
        body,
      }),
    );

  test("other forms, and what is too long to wait", async () => {
    expect((await send("{}", "application/json")).status).toBe(415);
    expect((await send(`code=${"x".repeat(4_000)}`)).status).toBe(413);
    expect((await send(`code=${"x".repeat(10_000_000)}`)).status).toBe(413);
  });

  test("cookies that are not ours, and the address without an answer", async () => {
    const sealed = async (form: string): Promise<string> =>
      /journey-answer=([\w-]+)/.exec((await send(form)).headers.getSetCookie()[0] ?? "")?.[1] ?? "";
    for (const cookie of [
      "",
      "nonsense",
      await sealed("unknown=1"),
      await sealed("code=a&state=b"),
    ])
      expect(
        (
          await app.journeys.handler(
            new Request(`${app.origin}/am/XUI/return`, {
              headers: { cookie: `journey-answer=${cookie}` },
            }),
          )
        ).status,
      ).toBe(401);
  });
});
