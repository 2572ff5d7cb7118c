import { defineJourney, node, take, ask } from "@journeyc/runtime";
import { beforeAll, describe, expect, test } from "vitest";
import {
  asking,
  key,
  login,
  proving,
  question,
  resource,
  row,
  testApp,
  testNode,
  type TestApp,
} from "../machine/support/journeys.ts";
import { address, fill, post, start, type Wire } from "./support/client.ts";

// Shapes are those of reference traffic: real AM 8 and Identity Cloud.

const extra = defineJourney({
  name: "Extra",
  displayName: "An extra journey",
  connectors: {},
  resource,
  start: "n0",
  nodes: {
    n0: node(asking, { outcomes: { true: "n1", false: "failure" } }),
    n1: node(proving, { outcomes: { true: "success", false: "failure" } }),
  },
});
const innerOnly = { ...row("InnerOnly", proving), innerTreeOnly: true };
const stops = defineJourney({
  name: "Stops",
  connectors: {},
  resource,
  start: "n0",
  nodes: { n0: node(asking, { outcomes: { true: "stop", false: "stop" } }) },
});
const broken = row(
  "Broken",
  testNode(() => {
    throw new Error("needle in the error");
  }),
);
const mixed = row(
  "Mixed",
  testNode((context) =>
    context.answers
      ? take("true")
      : ask([
          {
            type: "TextOutputCallback",
            output: [
              { name: "message", value: "Hi" },
              { name: "messageType", value: "0" },
            ],
            input: [],
          },
          question,
        ]),
  ),
  proving,
);

let app: TestApp;
beforeAll(async () => {
  app = await testApp([login, extra, innerOnly, stops, broken, mixed]);
});

const signOn = async (username: string, password: string, query = "") => {
  const step = await start(app.journeys, query);
  return post(app.journeys, `authenticate${query}`, fill(step.body, username, password));
};

describe("start", () => {
  test.each([
    ["no body", undefined],
    ["an empty object", {}],
    ["an empty text", ""],
  ])("with %s gives the first step", async (_name, body) => {
    const {
      status,
      headers,
      body: step,
    } = await post(app.journeys, "authenticate?authIndexType=service&authIndexValue=Login", body);
    expect(status).toBe(200);
    expect(step).toEqual({
      authId: expect.stringMatching(/^[\w-]+$/),
      callbacks: [
        {
          type: "NameCallback",
          output: [{ name: "prompt", value: "User Name" }],
          input: [{ name: "IDToken1", value: "" }],
          _id: 0,
        },
        {
          type: "PasswordCallback",
          output: [{ name: "prompt", value: "Password" }],
          input: [{ name: "IDToken2", value: "" }],
          _id: 1,
        },
      ].map((callback) => ({ ...callback, output: expect.any(Array) })),
      header: "Sign In",
    });
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-api-version")).toBe("resource=2.1");
    expect(headers.getSetCookie()).toEqual([]);
  });

  test.each([
    "?authIndexType=service&authIndexValue=An%20extra%20journey",
    "?authIndexType=service&authIndexValue=Extra",
  ])("finds a journey by %s", async (query) => {
    const { body } = await start(app.journeys, query);
    expect(body.callbacks?.[0]).toEqual({
      type: "NameCallback",
      output: [{ name: "prompt", value: "Name" }],
      input: [{ name: "IDToken1", value: "" }],
    });
    expect(Object.keys(body).toSorted()).toEqual(["authId", "callbacks"]);
  });

  test("answers the short form of the realm, and a realm parameter", async () => {
    for (const path of [
      "https://id.example.com/am/json/alpha/authenticate",
      "https://id.example.com/am/json/realms/root/authenticate?realm=/alpha",
      "https://id.example.com/am/json/realms/alpha/authenticate/",
    ]) {
      expect((await post(app.journeys, path)).body.authId).toBeDefined();
    }
  });

  const refusals: readonly (readonly [string, string, number, string])[] = [
    [
      "an unknown tree",
      `${address}/authenticate?authIndexType=service&authIndexValue=Nope`,
      400,
      "No Configuration found",
    ],
    [
      "a journey for other journeys only",
      `${address}/authenticate?authIndexType=service&authIndexValue=InnerOnly`,
      400,
      "No Configuration found",
    ],
    [
      "a name of Object.prototype",
      `${address}/authenticate?authIndexType=service&authIndexValue=__proto__`,
      400,
      "No Configuration found",
    ],
    [
      "an unknown type",
      `${address}/authenticate?authIndexType=planet&authIndexValue=x`,
      400,
      "Unknown Authentication Index Type",
    ],
    [
      "another realm",
      "https://id.example.com/am/json/realms/root/realms/beta/authenticate",
      400,
      "Invalid realm",
    ],
    ["another realm by parameter", `${address}/authenticate?realm=/beta`, 400, "Invalid realm"],
    ["an unknown path", `${address}/authenticate/more`, 404, "Resource not found"],
    ["a path outside", "https://id.example.com/other", 404, "Resource not found"],
    [
      "a suspended run",
      `${address}/authenticate?suspendedId=x`,
      401,
      expect.stringContaining("SuspendedAuthSessionException") as never,
    ],
  ];
  test.each(refusals)("refuses %s", async (_name, path, status, message) => {
    const { body, ...reply } = await post(app.journeys, path);
    expect(reply.status).toBe(status);
    expect(body).toMatchObject({ code: status, message });
    expect(body).not.toHaveProperty("authId");
  });

  test("is a POST and nothing else", async () => {
    for (const method of ["GET", "PUT", "DELETE", "HEAD"]) {
      expect(
        (await app.journeys.handler(new Request(`${address}/authenticate`, { method }))).status,
      ).toBe(405);
    }
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonx"])(
    "refuses a body of type %s",
    async (type) => {
      expect(
        (await post(app.journeys, "authenticate", "{}", { "content-type": type })).status,
      ).toBe(415);
    },
  );
});

describe("submit", () => {
  test("success: token, cookie, where to go, realm", async () => {
    const { status, body, headers } = await signOn("ada", "correct-horse");
    expect(status).toBe(200);
    expect(body).toEqual({
      tokenId: expect.stringMatching(/^[\w-]{43}$/),
      successUrl: "/",
      realm: "/alpha",
    });
    expect(headers.getSetCookie()).toEqual([
      `iPlanetDirectoryPro=${String(body["tokenId"])}; Path=/; HttpOnly; SameSite=Lax; Secure`,
    ]);
  });

  test("noSession: no token, no cookie", async () => {
    const { body, headers } = await signOn("ada", "correct-horse", "?noSession=true");
    expect(body).toEqual({
      message: "Authentication Successful",
      successUrl: "/",
      realm: "/alpha",
    });
    expect(headers.getSetCookie()).toEqual([]);
  });

  test("wrong password, unknown and inactive user: byte for byte the same", async () => {
    const answers = await Promise.all([
      signOn("ada", "wrong-password"),
      signOn("nobody", "wrong-password"),
      signOn("eve", "correct-horse"),
    ]);
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({
        code: 401,
        reason: "Unauthorized",
        message: "Login failure",
        detail: { failureUrl: "" },
      });
      expect([...headers]).toEqual([...(answers[0]?.headers ?? [])]);
    }
  });

  test("needs no tree: the authId knows it", async () => {
    const step = await start(app.journeys, "?authIndexType=service&authIndexValue=Extra");
    expect(
      (await post(app.journeys, "authenticate", fill(step.body, "x"))).body["tokenId"],
    ).toBeDefined();
  });

  test("numbers inputs by position among all callbacks", async () => {
    const step = await start(app.journeys, "?authIndexType=service&authIndexValue=Mixed");
    expect(step.body.callbacks?.map(({ input }) => input)).toEqual([
      undefined,
      [{ name: "IDToken2", value: "" }],
    ]);
    expect((await post(app.journeys, "authenticate", fill(step.body, null, "x"))).status).toBe(200);
  });

  test("`stop` goes no further", async () => {
    const step = await start(app.journeys, "?authIndexType=service&authIndexValue=Stops");
    expect((await post(app.journeys, "authenticate", fill(step.body, "x"))).status).toBe(401);
  });

  test("an error says nothing but where to look", async () => {
    const { status, body } = await start(
      app.journeys,
      "?authIndexType=service&authIndexValue=Broken",
    );
    expect(status).toBe(500);
    expect(body).toEqual({
      code: 500,
      reason: "Internal Server Error",
      message: "The sign-on could not be completed.",
      detail: { requestId: expect.any(String) },
    });
    const { requestId } = body["detail"] as { requestId: string };
    expect(
      app.log.some(
        ({ fields }) => fields["run"] === requestId && fields["code"] === "node-exception",
      ),
    ).toBe(true);
  });

  const misfits: readonly (readonly [string, (callbacks: Wire[]) => unknown])[] = [
    ["no callbacks", () => undefined],
    ["null", () => null],
    ["none", () => []],
    ["one too few", (callbacks) => callbacks.slice(1)],
    ["one too many", (callbacks) => [...callbacks, callbacks[0]]],
    ["the other way round", (callbacks) => callbacks.toReversed()],
    ["numbers", (callbacks) => callbacks.map(() => 1)],
    ["callbacks without inputs", (callbacks) => callbacks.map(({ type }) => ({ type }))],
    [
      "inputs that are lists",
      (callbacks) =>
        callbacks.map((callback) => ({
          ...callback,
          input: [{ name: "IDToken1", value: ["ada"] }],
        })),
    ],
    [
      "inputs that are objects",
      (callbacks) =>
        callbacks.map((callback) => ({
          ...callback,
          input: [{ name: "IDToken1", value: { $ne: "" } }],
        })),
    ],
  ];
  test.each(misfits)("refuses %s, and the step can still be answered", async (_name, change) => {
    const step = await start(app.journeys);
    const body = { ...step.body, callbacks: change([...(step.body.callbacks ?? [])]) };
    expect((await post(app.journeys, "authenticate", body)).status).toBe(400);
    expect(
      (await post(app.journeys, "authenticate", fill(step.body, "ada", "correct-horse"))).body[
        "tokenId"
      ],
    ).toBeDefined();
  });

  test.each([
    [true, 1],
    [null, null],
    [0, 0],
    ["", ""],
  ])("values %j and %j never sign on", async (name, password) => {
    const step = await start(app.journeys);
    const { body } = await post(app.journeys, "authenticate", fill(step.body, name, password));
    expect(body).not.toHaveProperty("tokenId");
  });

  test("goto: allowed places only", async () => {
    const listed = await testApp([extra], {
      goto: ["https://app.example.com", "https://one.example.com/only/here"],
    });
    const successUrl = async (goto: string) => {
      const query = `?goto=${encodeURIComponent(goto)}`;
      const step = await start(listed.journeys, query);
      return (await post(listed.journeys, `authenticate${query}`, fill(step.body, "x"))).body[
        "successUrl"
      ];
    };
    for (const good of [
      "/inbox?a=1#b",
      "https://app.example.com/deep?x=1",
      "https://one.example.com/only/here",
    ])
      expect(await successUrl(good)).toBe(good);
    const evil = [
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "https:evil.example",
      "https://app.example.com@evil.example",
      "https://user@app.example.com",
      "%2f%2fevil.example",
      "/\t/evil.example",
      "\n//evil.example",
      "javascript:alert(1)",
      "data:text/html,x",
      "https://app.example.com.evil.example",
      "https://app.example.com.",
      "https://app.еxample.com",
      "http://app.example.com",
      "https://one.example.com/",
      "https://one.example.com/only/here/too",
      "/./\\evil",
      "/..//evil.example",
      "evil",
      "",
    ];
    for (const bad of evil) expect([bad, await successUrl(bad)]).toEqual([bad, "/"]);
  });
});

describe("hostile bodies", () => {
  test("too large, said or unsaid", async () => {
    const big = JSON.stringify({ authId: "x".repeat(70_000) });
    expect((await post(app.journeys, "authenticate", big)).status).toBe(413);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    const request = new Request(`${address}/authenticate`, {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": "application/json" },
    });
    expect((await app.journeys.handler(request)).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  test.each([
    ["deep", `{"authId":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
    ["deeper than allowed by one", `{"a":${"[".repeat(33)}${"]".repeat(33)}}`],
    [
      "many callbacks",
      JSON.stringify({ authId: "x", callbacks: Array.from({ length: 101 }, () => ({})) }),
    ],
    ["a list", "[]"],
    ["null", "null"],
    ["cut off", '{"authId":'],
    ["not JSON", "authId=1"],
  ])("%s: 400", async (_name, text) => {
    const before = performance.now();
    expect((await post(app.journeys, "authenticate", text)).status).toBe(400);
    expect(performance.now() - before).toBeLessThan(500);
  });

  test("bytes that are not UTF-8: 400", async () => {
    const request = new Request(`${address}/authenticate`, {
      method: "POST",
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
      headers: { "content-type": "application/json" },
    });
    expect((await app.journeys.handler(request)).status).toBe(400);
  });

  test("keys of Object.prototype and duplicate keys change nothing", async () => {
    const step = await start(app.journeys);
    const authId = JSON.stringify(step.body.authId);
    const text = `{"__proto__":{"authId":${authId},"polluted":1},"constructor":{"prototype":{"polluted":1}},"authId":"x","authId":${authId},"callbacks":[{"type":"NameCallback","input":[{"name":"__proto__","value":"x"},{"name":"IDToken1","value":"ada"}],"__proto__":{"polluted":1}},{"type":"PasswordCallback","input":[{"name":"IDToken2","value":"wrong"},{"name":"IDToken2","value":"correct-horse"}]}]}`;
    expect((await post(app.journeys, "authenticate", text)).body["tokenId"]).toBeDefined();
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(
      (await post(app.journeys, "authenticate", `{"__proto__":{"authId":${authId}}}`)).body.authId,
    ).toBeDefined();
  });

  test.each([1, null, true, {}, [], "", "x", "a.b.c", "é".repeat(100)])(
    "authId %j: 401 with 110, like any other that is not ours",
    async (authId) => {
      const { status, body } = await post(app.journeys, "authenticate", { authId, callbacks: [] });
      expect(status).toBe(401);
      expect(body).toEqual({
        code: 401,
        reason: "Unauthorized",
        message: "Session has timed out",
        detail: { errorCode: "110" },
      });
    },
  );
});

const signOutWith = (headers: Record<string, string>) =>
  app.journeys.handler(
    new Request(`${address}/sessions?_action=logout`, {
      method: "POST",
      headers: { cookie: "iPlanetDirectoryPro=x", ...headers },
    }),
  );

describe("sessions and serverinfo", () => {
  test("getSessionInfo, validate, logout; then the token is worth nothing", async () => {
    const token = String((await signOn("ada", "correct-horse")).body["tokenId"]);
    const cookie = { cookie: `a=b; iPlanetDirectoryPro=${token}` };
    expect(
      (await post(app.journeys, "sessions/?_action=getSessionInfo", { tokenId: token })).body,
    ).toMatchObject({
      username: expect.any(String),
      realm: "/alpha",
      maxIdleExpirationTime: expect.stringMatching(/Z$/),
    });
    expect(
      (await post(app.journeys, "sessions?_action=validate", undefined, cookie)).body,
    ).toMatchObject({ valid: true, realm: "/alpha" });
    expect(await app.journeys.session(new Request(address, { headers: cookie }))).toMatchObject({
      userName: "ada",
      journey: "Login",
    });
    expect(
      await app.journeys.session(new Request(address, { headers: { iPlanetDirectoryPro: token } })),
    ).toBeDefined();
    const out = await post(app.journeys, "sessions/?_action=logout", undefined, cookie);
    expect(out.body).toEqual({ result: "Successfully logged out" });
    expect(out.headers.getSetCookie()[0]).toContain("Max-Age=0");
    for (const action of ["logout", "getSessionInfo"])
      expect(
        (await post(app.journeys, `sessions/?_action=${action}`, undefined, cookie)).status,
      ).toBe(401);
    expect((await post(app.journeys, "sessions?_action=validate", undefined, cookie)).body).toEqual(
      { valid: false },
    );
  });

  test("the session cookie without a header that only we can set: 403", async () => {
    expect((await signOutWith({})).status).toBe(403);
    expect((await signOutWith({ "x-requested-with": "any" })).status).toBe(401);
    expect((await signOutWith({ "accept-api-version": "resource=3.1" })).status).toBe(401);
  });

  test("serverinfo", async () => {
    for (const [path, expected] of [
      ["*", { cookieName: "iPlanetDirectoryPro", realm: "/alpha", forgotPassword: "false" }],
      ["version", { _id: "version", version: expect.stringMatching(/^8\./) }],
    ] as const) {
      const response = await app.journeys.handler(
        new Request(`https://id.example.com/am/json/serverinfo/${path}`),
      );
      expect(await response.json()).toMatchObject(expected);
    }
  });

  test("idle and absolute limits", async () => {
    let now = 1_800_000_000_000;
    const timed = await testApp([extra], { clock: () => now });
    const step = await start(timed.journeys);
    const first = await post(timed.journeys, "authenticate", fill(step.body, "x"));
    const body: Record<string, unknown> = { ...first.body };
    const live = async (): Promise<boolean> =>
      (await timed.journeys.session(
        new Request(address, { headers: { iPlanetDirectoryPro: String(body["tokenId"]) } }),
      )) !== undefined;
    for (let used = 0; used < 4; used += 1) {
      now += 29 * 60_000;
      expect(await live()).toBe(true);
    }
    now += 4 * 60_000;
    expect(await live()).toBe(false);
    const second = await post(
      timed.journeys,
      "authenticate",
      fill((await start(timed.journeys)).body, "x"),
    );
    body["tokenId"] = second.body["tokenId"];
    now += 30 * 60_000;
    expect(await live()).toBe(false);
  });
});

test("an unreachable store is 503 with Retry-After, and recovers without a restart", async () => {
  const { memoryStore } = await import("@journeyc/runtime/session/memory-store");
  const { SessionStoreUnavailable } = await import("../../../runtime/session/store.ts");
  const store = memoryStore();
  let down = true;
  const claimStep = store.claimStep.bind(store);
  store.claimStep = async (...mark) => {
    if (down) throw new SessionStoreUnavailable("down");
    return claimStep(...mark);
  };
  const { journeys } = await testApp([extra], { store, keys: [key] });
  const step = await start(journeys);
  const refused = await post(journeys, "authenticate", fill(step.body, "x"));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  down = false;
  expect((await post(journeys, "authenticate", fill(step.body, "x"))).status).toBe(200);
});
