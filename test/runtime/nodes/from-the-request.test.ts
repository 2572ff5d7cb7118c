import { anonymousUserMapping } from "@journeyc/runtime/nodes/anonymous-user-mapping";
import { cookiePresenceDecision } from "@journeyc/runtime/nodes/cookie-presence-decision";
import { getSessionData } from "@journeyc/runtime/nodes/get-session-data";
import { requestHeaderNode } from "@journeyc/runtime/nodes/request-header-node";
import { zeroPageLoginCollector } from "@journeyc/runtime/nodes/zero-page-login-collector";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import { clientRequest } from "./support/client-request.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

// Nodes that look at what came with the request.

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
});

describe("CookiePresenceDecision", () => {
  test.each([
    ["there", "true"],
    ["empty", "true"],
    ["THERE", "false"],
    ["other", "false"],
  ])("%s is %s", async (cookieName, expected) => {
    bench.request = clientRequest({ cookies: { there: "1", empty: "" } });
    expect(await bench.run(cookiePresenceDecision, { cookieName })).toEqual(outcome(expected));
  });

  test("false where the step came without a request", async () => {
    expect(await bench.run(cookiePresenceDecision, { cookieName: "a" })).toEqual(outcome("false"));
  });
});

describe("RequestHeaderNode", () => {
  const headers = { "X-Region": "eu", "X-Groups": "staff, admins", "X-Name": "Lovelace, Ada" };

  test("keeps the values under the keys that stand there, split where it is said", async () => {
    bench.request = clientRequest({ headers });
    const settings = {
      allowedHeaders: {
        "x-region": "region",
        "X-GROUPS": "groups",
        "X-Name": "objectAttributes.cn",
        "X-None": "none",
        "X-Region": "",
      },
      headersToBeDelimited: ["x-groups"],
    };
    bench.shared.set("none", "from before");
    expect(await bench.run(requestHeaderNode, settings)).toEqual(outcome("outcome"));
    expect(Object.fromEntries(bench.shared)).toEqual({
      region: ["eu"],
      groups: ["staff", "admins"],
      objectAttributes: { cn: ["Lovelace, Ada"] },
      none: [],
    });
  });

  test.each([
    { allowedHeaders: { "x-region": 1 } },
    { allowedHeaders: { "x-region": "objectAttributes" } },
    { headersToBeDelimited: "x-region" },
  ])("unusable: %o", async (settings) => {
    bench.request = clientRequest({ headers });
    await expectError(bench.run(requestHeaderNode, settings), "node-setting-unusable");
  });
});

describe("ZeroPageLoginCollector", () => {
  const collect = (headers: Readonly<Record<string, string>>, settings = {}) => {
    bench.request = clientRequest({ headers });
    return bench.run(zeroPageLoginCollector, settings);
  };
  const both = { "X-OpenAM-Username": "ada@example.com", "X-OpenAM-Password": "Correct-Horse-1" };

  test("true: keeps what the headers say", async () => {
    expect(await collect(both)).toEqual(outcome("true"));
    expect(bench.shared.get("username")).toBe("ada@example.com");
    expect(bench.transient.get("password")).toBe("Correct-Horse-1");
    expect(bench.shared.has("password")).toBe(false);
    expectNoSecret("Correct-Horse-1", bench.logged);
  });

  test("true: one of them is enough; names are the settings'; encoded words are decoded", async () => {
    const settings = { usernameHeader: "X-User", passwordHeader: "X-Pass" };
    expect(await collect({ "x-user": "=?UTF-8?B?WsO8cmljaA==?=" }, settings)).toEqual(
      outcome("true"),
    );
    expect(bench.shared.get("username")).toBe("Zürich");
    expect(bench.transient.has("password")).toBe(false);
  });

  test("false: neither is there, or empty", async () => {
    expect(await collect({})).toEqual(outcome("false"));
    expect(await collect({ "X-OpenAM-Username": "" })).toEqual(outcome("false"));
    expect(bench.shared.has("username")).toBe(false);
  });

  test("with allowWithoutReferer off, from trusted pages alone", async () => {
    const settings = {
      allowWithoutReferer: false,
      referrerWhiteList: ["https://shop.example.com/"],
    };
    expect(await collect(both, settings)).toEqual(outcome("false"));
    expect(await collect({ ...both, referer: "https://evil.example/" }, settings)).toEqual(
      outcome("false"),
    );
    expect(bench.transient.has("password")).toBe(false);
    expect(await collect({ ...both, referer: "https://shop.example.com/" }, settings)).toEqual(
      outcome("true"),
    );
  });

  test("errors: a header twice; one that cannot be", async () => {
    await expectError(collect({ "X-OpenAM-Username": "ada, eve" }), "node-header-ambiguous");
    await expectError(collect(both, { usernameHeader: "a b" }), "node-setting-unusable");
  });
});

describe("GetSessionData", () => {
  const live = {
    userId: "",
    resource: resource.name,
    userName: ada.userName,
    realm: "alpha",
    journey: "Login",
    properties: { tier: "gold", AuthLevel: "5" },
  };
  const get = (sessionDataKey: string, session: object | null = {}) => {
    bench.request = clientRequest(
      session === null ? {} : { session: { ...live, userId: user.id, ...session } },
    );
    return bench.run(getSessionData, { sessionDataKey, sharedStateKey: "found" });
  };

  test.each([
    ["tier", "gold"],
    ["AuthLevel", "5"],
    ["Organization", "alpha"],
    ["Service", "Login"],
  ])("%s", async (key, value) => {
    expect(await get(key)).toEqual(outcome("outcome"));
    expect(bench.shared.get("found")).toBe(value);
    expect(bench.state.getAttribute("found")).toBe(value);
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(bench.shared.has("username")).toBe(false);
  });

  test("UserToken: the session's user has signed on before", async () => {
    expect(await get("UserToken")).toEqual(outcome("outcome"));
    expect(bench.shared.get("username")).toBe(ada.userName);
    expect(bench.shared.get("found")).toBe(ada.userName);
    expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
  });

  test("nothing is written without a session, without the property, or for a stranger", async () => {
    for (const [key, session] of [
      ["UserToken", null],
      ["tier", null],
      ["other", {}],
      ["toString", {}],
      ["UserToken", { resource: "managed/other" }],
      ["UserToken", { userId: "00000000-0000-4000-8000-000000000000" }],
    ] as const) {
      expect(await get(key, session)).toEqual(outcome("outcome"));
    }
    expect([...bench.shared.keys()]).toEqual([]);
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});

describe("AnonymousUserMapping", () => {
  test("goes on as the account, and nothing is proved", async () => {
    await bench.directory.create(resource.name, {
      ...ada,
      userName: "anonymous",
      mail: "anonymous@example.com",
    });
    expect(await bench.run(anonymousUserMapping)).toEqual(outcome("outcome"));
    expect(bench.shared.get("username")).toBe("anonymous");
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("errors: no such account, no resource", async () => {
    await expectError(bench.run(anonymousUserMapping), "node-object-not-found");
    bench.resource = undefined;
    await expectError(bench.run(anonymousUserMapping), "node-resource-missing");
  });
});
