import { suspend, take } from "@journeyc/runtime";
import { beforeAll, expect, test } from "vitest";
import { Browser } from "../runtime/http/support/browser.ts";
import { address, fill, post, start } from "../runtime/http/support/client.ts";
import {
  login,
  proving,
  row,
  testApp,
  testNode,
  type TestApp,
} from "../runtime/machine/support/journeys.ts";

// A page of another site can send requests with the user's cookies. What it can send without asking changes nothing.

const cookie = "iPlanetDirectoryPro";
let app: TestApp;
beforeAll(async () => {
  app = await testApp([login], { attempts: { user: false, overall: false } });
});

/** What a form or a `no-cors` fetch of another site may say of its body. */
const simpleTypes: readonly (string | undefined)[] = [
  undefined,
  "text/plain",
  "text/plain;charset=UTF-8",
  "text/plain; application/json",
  "text/plain; charset=application/json",
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; x=application/json",
  "multipart/form-data; boundary=application/json",
  "application/json-patch+json",
  "application/jsonp",
  "application/javascript",
  "text/json",
];

const send = (path: string, init: RequestInit): Promise<Response> =>
  app.journeys.handler(new Request(`${address}/${path}`, init));

test("12 content types that another site can send, or that only look like JSON: 12 times 415, nobody signed on", async () => {
  expect(simpleTypes).toHaveLength(12);
  for (const type of simpleTypes) {
    const step = (await start(app.journeys)).body;
    const body = new TextEncoder().encode(JSON.stringify(fill(step, "ada", "correct-horse")));
    const response = await send("authenticate", {
      method: "POST",
      body,
      ...(type === undefined ? {} : { headers: { "content-type": type } }),
    });
    expect([type, response.status]).toEqual([type, 415]);
    expect(response.headers.getSetCookie()).toEqual([]);
    // It was not read: the step still waits for its answer.
    const { status } = await post(app.journeys, "authenticate", fill(step, "ada", "correct-horse"));
    expect(status).toBe(200);
  }
});

async function signedOn(): Promise<string> {
  const step = (await start(app.journeys)).body;
  const { body } = await post(app.journeys, "authenticate", fill(step, "ada", "correct-horse"));
  return String(body["tokenId"]);
}

test("with the user's cookie alone nothing is done: 4 endpoints, each 403, and the session lives", async () => {
  const token = await signedOn();
  const paths = [
    "authenticate",
    "sessions?_action=logout",
    "sessions?_action=getSessionInfo",
    "users?_action=idFromSession",
  ];
  for (const path of paths) {
    const headers = { cookie: `${cookie}=${token}`, "content-type": "text/plain" };
    expect((await send(path, { method: "POST", headers })).status).toBe(403);
  }
  const request = new Request(address, { headers: { cookie: `${cookie}=${token}` } });
  expect(await app.journeys.session(request)).toBeDefined();
});

test("GET, HEAD, PUT, PATCH and DELETE change nothing: 20 requests, 20 times 405", async () => {
  const headers = { cookie: `${cookie}=${await signedOn()}`, "accept-api-version": "protocol=1.0" };
  let refused = 0;
  for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
    for (const path of [
      "authenticate",
      "sessions?_action=logout",
      "sessions?_action=validate",
      "users?_action=idFromSession",
    ])
      if ((await send(path, { method, headers })).status === 405) refused += 1;
  }
  expect(refused).toBe(20);
  expect(await app.journeys.session(new Request(address, { headers }))).toBeDefined();
});

test("forms of other origins: 9 ways to say where they come from, 9 times 403", async () => {
  const elsewhere: readonly Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site", origin: "https://id.example.com" },
    { "sec-fetch-site": "unheard-of" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://id.example.com" },
    { origin: "https://id.example.com.evil.example" },
    { origin: "https://id.example.com:8443" },
  ];
  for (const headers of elsewhere) {
    const browser = new Browser(app.journeys);
    await browser.open("Login");
    const fields = { IDToken1: "ada", IDToken2: "correct-horse" };
    const { response } = await browser.submit(fields, headers);
    expect([headers, response.status]).toEqual([headers, 403]);
    expect(browser.cookies.has(cookie)).toBe(false);
  }
  expect(elsewhere).toHaveLength(9);
});

test("a form of another site signs nobody on by a link: 7 ways to send it, 7 times 403, and the link stays good", async () => {
  let suspendedId = "";
  const mailing = testNode((context) =>
    context.resumed
      ? take("true")
      : suspend("Wait.", async (link) => void (suspendedId = link.suspendedId)),
  );
  const listed = "https://app.example.com";
  const { journeys } = await testApp([row("Mail", mailing, proving)], {
    cors: [listed],
    resumeUrl: (id) => `https://id.example.com/?suspendedId=${id}`,
  });
  expect((await journeys.start()).kind).toBe("suspended");
  const follow = (headers: Record<string, string>): Promise<Response> =>
    journeys.handler(
      new Request(`${address}/authenticate?suspendedId=${suspendedId}`, {
        method: "POST",
        headers,
      }),
    );
  const elsewhere: readonly Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: "https://other.example.com" },
    { origin: "https://evil.example", "content-type": "text/plain" },
    { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie: "a=b" },
  ];
  for (const headers of elsewhere) {
    const response = await follow(headers);
    expect([headers, response.status]).toEqual([headers, 403]);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
  expect(elsewhere).toHaveLength(7);
  // What a listed page sends, and a client that is no browser.
  const response = await follow({ origin: listed, "sec-fetch-site": "cross-site" });
  expect(response.status).toBe(200);
  expect((await journeys.start()).kind).toBe("suspended");
  expect((await follow({})).status).toBe(200);
});

test("every cookie is HttpOnly, SameSite and Secure; the browser's own is `__Host-`", async () => {
  const seen: string[] = [];
  const handler = app.journeys.handler;
  const watched = async (request: Request): Promise<Response> => {
    const response = await handler(request);
    seen.push(...response.headers.getSetCookie());
    return response;
  };
  const browser = new Browser({ ...app.journeys, handler: watched });
  await browser.open("Login");
  const { response } = await browser.submit({ IDToken1: "ada", IDToken2: "wrong" });
  await browser.follow(response);
  await browser.submit({ IDToken1: "ada", IDToken2: "correct-horse" });
  const headers = { [cookie]: await signedOn(), "x-requested-with": "x" };
  await watched(new Request(`${address}/sessions?_action=logout`, { method: "POST", headers }));
  expect(new Set(seen.map((it) => it.split("=", 1)[0]))).toEqual(
    new Set(["__Host-journey-browser", "journey-notice", cookie]),
  );
  for (const it of seen) {
    expect(it).toMatch(/; HttpOnly/);
    expect(it).toMatch(/; SameSite=(Lax|Strict)/);
    expect(it).toMatch(/; Secure/);
    expect(it).not.toMatch(/; Domain=/i);
  }
});
