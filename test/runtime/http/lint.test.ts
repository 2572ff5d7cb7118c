import { describe, expect, test } from "vitest";
import { lint } from "./support/lint/lint.ts";
import type { Recorded } from "./support/lint/recorded.ts";

// What the linter lets through in the clients' tests, it must refuse here when it is wrong.

const origin = "http://localhost:8080";
const headers = {
  "content-type": "application/json",
  "cache-control": "private, no-store",
  pragma: "no-cache",
  expires: "0",
  "content-api-version": "resource=2.1",
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
};

interface Change {
  readonly method?: string;
  readonly path?: string;
  readonly sent?: unknown;
  readonly asked?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

function recorded(change: Change): Recorded {
  const all = Object.entries({ ...headers, ...change.headers });
  const body = change.body ?? step;
  return {
    method: change.method ?? "POST",
    url: new URL(change.path ?? "/am/json/alpha/authenticate", origin),
    requestHeaders: new Headers(change.asked),
    requestBody: change.sent === undefined ? "" : JSON.stringify(change.sent),
    status: change.status ?? 200,
    headers: new Headers(
      all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

const name = {
  type: "NameCallback",
  output: [{ name: "prompt", value: "User Name" }],
  input: [{ name: "IDToken1", value: "" }],
  _id: 0,
};
const password = {
  type: "PasswordCallback",
  output: [{ name: "prompt", value: "Password" }],
  input: [{ name: "IDToken2", value: "" }],
  _id: 1,
};
const step = { authId: "x", callbacks: [name, password], header: "Sign In" };
const success = { tokenId: "token", successUrl: "/", realm: "/alpha" };
const failure = { code: 401, reason: "Unauthorized", message: "Login failure" };
const cookie = "iPlanetDirectoryPro=token; Path=/; HttpOnly; SameSite=Lax";
const page = { origin: "https://app.example.com" };
const allowed = {
  "access-control-allow-origin": page.origin,
  "access-control-allow-credentials": "true",
  vary: "Origin",
};
const discovery = "/am/oauth2/alpha/.well-known/openid-configuration";
const issuer = `${origin}/am/oauth2/alpha`;
const document = {
  issuer,
  ...Object.fromEntries(
    ["authorization", "token", "end_session", "userinfo", "revocation"].map((endpoint) => [
      `${endpoint}_endpoint`,
      `${issuer}/${endpoint}`,
    ]),
  ),
};
const submitted = {
  authId: "x",
  callbacks: [{ type: "PasswordCallback", input: [{ name: "IDToken1", value: "correct-horse" }] }],
};

const asks = (type: string, outputs: Readonly<Record<string, unknown>>): unknown => ({
  authId: "x",
  callbacks: [
    { type, output: Object.entries(outputs).map(([output, value]) => ({ name: output, value })) },
  ],
});

const good: Readonly<Record<string, Change>> = {
  "a step": {},
  "a success with its cookie": { body: success, headers: { "set-cookie": cookie } },
  "a success without a session": {
    path: "/am/json/alpha/authenticate?noSession=true",
    body: { message: "Authentication Successful", successUrl: "/", realm: "/alpha" },
  },
  "a failure": { status: 401, body: { ...failure, detail: { failureUrl: "" } } },
  "a time-out": { status: 401, body: { ...failure, detail: { errorCode: "110" } } },
  "a log-out": {
    path: "/am/json/alpha/sessions/?_action=logout",
    body: { result: "Successfully logged out" },
    headers: { "set-cookie": cookie.replace("=token", "=") },
  },
  "a discovery document": { method: "GET", path: discovery, body: document },
  "a response to a listed page": { asked: page, headers: allowed },
  "a wait": { body: asks("PollingWaitCallback", { waitTime: "5000", message: "Wait" }) },
};

test.each(Object.entries(good))("%s is good", (_name, change) => {
  expect(lint(recorded(change))).toEqual([]);
});

const bad: readonly (readonly [string, Change])[] = [
  ["Content-Type is not", { headers: { "content-type": "text/html" } }],
  ["lacks no-store", { headers: { "cache-control": "private" } }],
  ["lacks private", { headers: { "cache-control": "no-store" } }],
  ["not nosniff", { headers: { "x-content-type-options": undefined } }],
  ["not SAMEORIGIN", { headers: { "x-frame-options": undefined } }],
  ["Pragma", { headers: { pragma: undefined } }],
  ["Expires", { headers: { expires: undefined } }],
  ["Content-API-Version", { headers: { "content-api-version": undefined } }],
  ["names its software", { headers: { "x-powered-by": "Express" } }],
  ["405 without Allow", { status: 405, body: { ...failure, code: 405 } }],
  ["503 without Retry-After", { status: 503, body: { ...failure, code: 503 } }],
  ["a wildcard", { asked: page, headers: { ...allowed, "access-control-allow-origin": "*" } }],
  ["not the request's Origin", { headers: allowed }],
  [
    "Allow-Credentials is not true",
    { asked: page, headers: { ...allowed, "access-control-allow-credentials": undefined } },
  ],
  ["Vary lacks Origin", { asked: page, headers: { ...allowed, vary: undefined } }],
  ["without Allow-Origin", { headers: { "access-control-allow-credentials": "true" } }],
  ["granted to nobody", { method: "OPTIONS", status: 204, body: "" }],
  ["204 with a body", { status: 204 }],
  ["names no methods", { method: "OPTIONS", asked: page, headers: allowed }],
  ["without its success", { headers: { "set-cookie": cookie } }],
  ["not HttpOnly", { body: success, headers: { "set-cookie": cookie.replace("; HttpOnly", "") } }],
  ["no SameSite", { body: success, headers: { "set-cookie": cookie.replace(/; SameSite.*/, "") } }],
  [
    "not for Path=/",
    { body: success, headers: { "set-cookie": cookie.replace("Path=/", "Path=/am") } },
  ],
  ["no JSON object", { body: "[]" }],
  ["no JSON object", { body: "<html>" }],
  ["an error with authId", { status: 401, body: { ...failure, authId: "x" } }],
  ["an error with tokenId", { status: 401, body: { ...failure, tokenId: "x" } }],
  ["code is not the status", { status: 400, body: failure }],
  ["reason or message", { status: 401, body: { code: 401 } }],
  ["errorCode is no text", { status: 401, body: { ...failure, detail: { errorCode: 110 } } }],
  ["stack trace", { status: 401, body: { ...failure, message: "Error\n    at run (a.ts:1)" } }],
  ["neither 200 nor an error", { status: 302, body: { ...failure, code: 302 } }],
  ["wrong tokenId", { body: { successUrl: "/", realm: "/alpha" } }],
  ["wrong tokenId", { path: "/am/json/alpha/authenticate?noSession=true", body: success }],
  ["without successUrl", { body: { ...success, successUrl: "" } }],
  ["no leading slash", { body: { ...success, realm: "alpha" } }],
  ["a success with a code", { body: { ...success, code: 200 } }],
  ["a success, too", { body: { ...step, tokenId: "x" } }],
  ["authId is no text", { body: { ...step, authId: 1 } }],
  ["unknown members", { body: { ...step, debug: "x" } }],
  ["asks nothing", { body: { ...step, callbacks: [] } }],
  ["authId outside", { path: "/am/json/alpha/sessions?_action=validate" }],
  ["no object", { body: { ...step, callbacks: [1] } }],
  ["some none", { body: { ...step, callbacks: [name, { ...password, _id: undefined }] } }],
  ["no own number", { body: { ...step, callbacks: [name, { ...password, _id: 0 }] } }],
  ["not named IDToken1", { body: { ...step, callbacks: [password] } }],
  ["no list of names", { body: { ...step, callbacks: [{ ...name, output: [{ name: "x" }] }] } }],
  ["no callback type", { body: { ...step, callbacks: [{ ...name, type: "name" }] } }],
  [
    "shows what was entered",
    {
      body: {
        ...step,
        callbacks: [{ ...password, input: [{ name: "IDToken1", value: "secret" }] }],
      },
    },
  ],
  ["waitTime has the wrong type", { body: asks("PollingWaitCallback", { waitTime: 5000 }) }],
  ["messageType has", { body: asks("TextOutputCallback", { message: "", messageType: 0 }) }],
  ["messageType has", { body: asks("ConfirmationCallback", { messageType: "0" }) }],
  [
    "failedPolicies has",
    {
      body: asks("StringAttributeInputCallback", { failedPolicies: [{ policyRequirement: "X" }] }),
    },
  ],
  ["the password comes back", { sent: submitted, body: { ...success, tokenId: "correct-horse" } }],
  ["not where its document is", { path: discovery, body: { ...document, issuer: origin } }],
  [
    "lacks /oauth2",
    { path: "/am/.well-known/openid-configuration", body: { ...document, issuer: `${origin}/am` } },
  ],
  ["token_endpoint is no URL", { path: discovery, body: { ...document, token_endpoint: "/x" } }],
  [
    "token_endpoint is no URL",
    { path: discovery, body: { ...document, token_endpoint: "https://evil.example/x" } },
  ],
];

describe("the linter finds", () => {
  test.each(bad)("%s", (complaint, change) => {
    expect(lint(recorded(change)).join("\n")).toContain(complaint);
  });
});
