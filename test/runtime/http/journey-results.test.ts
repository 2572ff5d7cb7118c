import { defineJourney, node, type Journey } from "@journeyc/runtime";
import { authLevelDecision } from "@journeyc/runtime/nodes/auth-level-decision";
import { failureUrl } from "@journeyc/runtime/nodes/failure-url";
import { modifyAuthLevel } from "@journeyc/runtime/nodes/modify-auth-level";
import { setSessionProperties } from "@journeyc/runtime/nodes/set-session-properties";
import { successUrl } from "@journeyc/runtime/nodes/success-url";
import { beforeEach, describe, expect, test } from "vitest";
import { resultAddress } from "../../../runtime/machine/result-address.ts";
import { asking, proving, resource, testApp, testNode } from "../machine/support/journeys.ts";
import { Browser } from "./support/browser.ts";
import { fill, post, start, type Reply } from "./support/client.ts";
import { take } from "@journeyc/runtime";

// What a journey says of its end: where the browser goes, and what is in the session.

const minute = 60_000;
let now = 1_800_000_000_000;
beforeEach(() => {
  now = 1_800_000_000_000;
});

const wish = setSessionProperties;

function ending(where: { readonly success: string; readonly failure: string }): Journey {
  return defineJourney({
    name: "Ends",
    connectors: {},
    resource,
    start: "to",
    nodes: {
      to: node(successUrl, {
        settings: { successUrl: where.success },
        outcomes: { outcome: "back" },
      }),
      back: node(failureUrl, {
        settings: { failureUrl: where.failure },
        outcomes: { outcome: "raise" },
      }),
      raise: node(modifyAuthLevel, {
        settings: { authLevelIncrement: 5 },
        outcomes: { outcome: "wish" },
      }),
      wish: node(wish, {
        settings: { properties: { tier: "gold" }, maxSessionTime: 30, maxIdleTime: 10 },
        outcomes: { outcome: "ask" },
      }),
      ask: node(asking, { outcomes: { true: "level", false: "failure" } }),
      level: node(authLevelDecision, {
        settings: { authLevelRequirement: 5 },
        outcomes: { true: "decide", false: "failure" },
      }),
      decide: node(named, { outcomes: { true: "prove", false: "failure" } }),
      prove: node(proving, { outcomes: { true: "success", false: "failure" } }),
    },
  });
}

let right = true;
const named = testNode(() => take(right ? "true" : "false"));

const elsewhere = { success: "https://shop.example.com/cart", failure: "/sorry" };

async function ended(query = ""): Promise<{
  readonly end: Reply;
  readonly act: (action: string) => Promise<Reply>;
  readonly session: () => Promise<unknown>;
}> {
  const app = await testApp([ending(elsewhere)], {
    clock: () => now,
    goto: ["https://other.example.com"],
  });
  const first = await start(app.journeys, query);
  const end = await post(app.journeys, "authenticate", fill(first.body, "ada"));
  const tokenId = String(end.body["tokenId"]);
  return {
    end,
    act: (action) => post(app.journeys, `sessions/?_action=${action}`, { tokenId }),
    session: () =>
      app.journeys.session(
        new Request("https://id.example.com/", {
          headers: { cookie: end.headers.get("set-cookie")?.split(";")[0] ?? "" },
        }),
      ),
  };
}

describe("after success", () => {
  beforeEach(() => {
    right = true;
  });

  test("the client learns the journey's address, whatever it has asked for", async () => {
    expect((await ended()).end.body).toMatchObject({ successUrl: elsewhere.success });
    const goto = encodeURIComponent("https://other.example.com/");
    expect((await ended(`?goto=${goto}`)).end.body).toMatchObject({
      successUrl: elsewhere.success,
    });
  });

  test("the session has the properties, and clients and apps can ask for them", async () => {
    const { act, session } = await ended();
    const properties = { AuthLevel: "5", tier: "gold" };
    expect((await act("getSessionProperties")).body).toEqual(properties);
    expect((await act("getSessionInfo")).body).toMatchObject({ properties });
    expect(await session()).toMatchObject({ properties, userName: "ada" });
  });

  test("the session lives as long as the journey says", async () => {
    const { act } = await ended();
    const alive = async (): Promise<unknown> => (await act("validate")).body["valid"];
    expect((await act("refresh")).body).toMatchObject({ maxidletime: 10, maxsessiontime: 30 });
    for (const minutes of [9, 9, 9]) {
      now += minutes * minute;
      expect(await alive()).toBe(true);
      await act("refresh");
    }
    now += 3 * minute;
    expect(await alive()).toBe(false);
    const other = await ended();
    now += 10 * minute;
    expect((await other.act("validate")).body["valid"]).toBe(false);
  });
});

test("after failure the client learns the journey's address", async () => {
  right = false;
  const { end } = await ended();
  expect(end.status).toBe(401);
  expect(end.body).toMatchObject({ detail: { failureUrl: "/sorry" } });
});

describe("the sign-on page", () => {
  const visit = async (where: typeof elsewhere) => {
    const app = await testApp([ending(where)]);
    const browser = new Browser(app.journeys);
    await browser.open("Ends");
    return browser.submit({ IDToken1: "ada" });
  };

  test("leads to a path by a redirect", async () => {
    right = true;
    const { response } = await visit({ success: "/welcome", failure: "/" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/welcome");
    expect(response.headers.getSetCookie().join()).toMatch(/iPlanetDirectoryPro|session/i);
  });

  test("leads to another origin by a page, because the form's policy does not name it", async () => {
    right = true;
    const { response, text } = await visit(elsewhere);
    expect(response.status).toBe(200);
    expect(response.headers.get("refresh")).toBe("0; url=https://shop.example.com/cart");
    expect(text).toContain('<a class="button" href="https://shop.example.com/cart">Continue</a>');
    expect(response.headers.getSetCookie().length).toBeGreaterThan(1);
  });

  test("leads to an address that no header can carry as it is", async () => {
    right = true;
    const { response } = await visit({ success: "/語?a=ü", failure: "/" });
    expect(response.headers.get("location")).toBe("/%E8%AA%9E?a=%C3%BC");
    const other = await visit({ success: "https://例え.example/語", failure: "/" });
    expect(other.response.headers.get("refresh")).toBe(
      "0; url=https://xn--r8jz45g.example/%E8%AA%9E",
    );
  });

  test.each(["/./ /evil.example", "/.//evil.example"])(
    "does not lead elsewhere by %s",
    async (to) => {
      const value = resultAddress(new Map([["successUrl", to]]), "successUrl");
      expect(value).toBeUndefined();
    },
  );

  test("leads on after failure, too", async () => {
    right = false;
    const { response } = await visit({ success: "/", failure: "/sorry" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/sorry"]);
  });
});

test("what a script leaves that is no address leads nowhere", async () => {
  const leaving = testNode((context) => {
    context.state.setShared("successUrl", "javascript:alert(1)");
    return take("true");
  });
  const journey = defineJourney({
    name: "Script",
    connectors: {},
    resource,
    start: "leave",
    nodes: {
      leave: node(leaving, { outcomes: { true: "prove", false: "failure" } }),
      prove: node(proving, { outcomes: { true: "success", false: "failure" } }),
    },
  });
  const app = await testApp([journey], { successUrl: "/home" });
  expect((await start(app.journeys)).body).toMatchObject({ successUrl: "/home" });
});
