import { suspend, take } from "@journeyc/runtime";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { expect, test } from "vitest";
import { Browser } from "../runtime/http/support/browser.ts";
import { fill, post } from "../runtime/http/support/client.ts";
import { asking, proving, row, testApp, testNode } from "../runtime/machine/support/journeys.ts";

// Whoever has the link of a suspended run has the run: it is used up by a person, once, and stands nowhere else.

const origin = "https://id.example.com";

async function suspended(mode: "client-side" | "server-side") {
  const links: string[] = [];
  const mailing = testNode((context) =>
    context.resumed
      ? take("true")
      : suspend("Look into your mail", async ({ url }) => void links.push(String(url))),
  );
  const audited: unknown[] = [];
  const store = memoryStore();
  const served = [row("Mail", asking, mailing, asking, proving)];
  const options = { store, origins: [origin], authenticationSessions: mode } as const;
  const app = await testApp(served, { ...options, audit: (event) => void audited.push(event) });
  const browser = new Browser(app.journeys);
  await browser.open("Mail");
  const { text } = await browser.submit({ IDToken1: "ada" });
  expect(text).toContain("Look into your mail");
  const link = links[0] ?? "";
  const id = new URL(link).searchParams.get("suspendedId") ?? "";
  const send = (init: RequestInit): Promise<Response> =>
    app.journeys.handler(new Request(link, init));
  /** What is said of the run to anybody but the addressee. */
  const said = () => JSON.stringify([app.log, app.events, audited]);
  const restarted = await testApp(served, options);
  return { app, link, id, send, said, restarted };
}

const form = { "content-type": "application/x-www-form-urlencoded" };

test.each(["client-side", "server-side"] as const)(
  "20 looks at a link use nothing up, and it goes on in the browser that pressed the button: %s",
  async (mode) => {
    const { app, link, id, send, said } = await suspended(mode);
    let looks = 0;
    for (const init of [
      {},
      { method: "HEAD" },
      { headers: { "user-agent": "LinkScanner", purpose: "prefetch" } },
      { method: "OPTIONS" },
      { method: "POST", headers: { ...form, origin: "https://evil.example" } },
    ])
      for (let times = 0; times < 4; times += 1) {
        const response = await send(init);
        expect(response.headers.get("referrer-policy")).toBe("same-origin");
        looks += 1;
      }
    expect(looks).toBe(20);

    const browser = new Browser(app.journeys);
    await browser.follow(new Response(null, { headers: { location: link } }));
    const { text, response } = await browser.submit({ authId: "" }, { origin });
    // The form without an authId is the button; with an empty one it is a step that is spent.
    expect(response.status).toBe(303);
    expect(text).toBe("");
    const pressed = await send({ method: "POST", headers: { ...form, origin } });
    const page = await pressed.text();
    expect(pressed.status).toBe(200);
    expect(page).toContain("IDToken1");
    expect(page).not.toContain(id);
    const authId = /name="authId" value="([^"]*)"/.exec(page)?.[1] ?? "";

    // The step that follows is that browser's: neither the protocol nor another browser takes it on.
    const step = {
      authId,
      callbacks: [{ type: "NameCallback", input: [{ name: "IDToken1", value: "x" }] }],
    };
    expect((await post(app.journeys, "authenticate", fill(step as never, "x"))).status).toBe(401);
    browser.authId = authId;
    const other = await browser.submit({ IDToken1: "x" });
    expect(other.response.headers.getSetCookie().join()).not.toContain("iPlanetDirectoryPro");
    const cookie = pressed.headers
      .getSetCookie()
      .map((it) => it.split(";", 1)[0])
      .join("; ");
    const end = await app.journeys.handler(
      new Request(`${origin}/am/XUI/`, {
        method: "POST",
        headers: { ...form, cookie, origin },
        body: new URLSearchParams({ authId, IDToken1: "x" }).toString(),
      }),
    );
    expect(end.status).toBe(303);
    expect(end.headers.get("location")).toBe("/");
    expect(end.headers.getSetCookie().join()).toContain("iPlanetDirectoryPro=");
    expect(said()).not.toContain(id);
  },
);

test.each(["client-side", "server-side"] as const)(
  "a link that was used is used for every instance and after a restart: %s",
  async (mode) => {
    const { app, id, restarted } = await suspended(mode);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? app : restarted).journeys.resumeSuspended(id),
      ),
    );
    expect(replies.filter(({ kind }) => kind === "step")).toHaveLength(1);
    for (const { journeys } of [app, restarted])
      expect((await journeys.resumeSuspended(id)).kind).toBe("refused");
  },
);

test("a link leads nowhere else than the app lets a `goto` lead", async () => {
  const { app, link } = await suspended("client-side");
  const evil = `${link}&goto=${encodeURIComponent("https://evil.example/")}`;
  const pressed = await app.journeys.handler(
    new Request(evil, { method: "POST", headers: { ...form, origin } }),
  );
  const page = await pressed.text();
  expect(pressed.headers.get("content-security-policy")).not.toContain("evil.example");
  const authId = /name="authId" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const action = /action="([^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const cookie = pressed.headers
    .getSetCookie()
    .map((it) => it.split(";", 1)[0])
    .join("; ");
  const end = await app.journeys.handler(
    new Request(new URL(action, origin), {
      method: "POST",
      headers: { ...form, cookie, origin },
      body: new URLSearchParams({ authId, IDToken1: "x" }).toString(),
    }),
  );
  expect(end.headers.get("location")).toBe("/");
});
