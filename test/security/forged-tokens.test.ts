import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { Sealer } from "../../runtime/session/seal.ts";
import { fill, post, start, type Reply } from "../runtime/http/support/client.ts";
import {
  asking,
  key,
  proving,
  row,
  testApp,
  type TestApp,
} from "../runtime/machine/support/journeys.ts";
import { patience, tries } from "./support/numbers.ts";

// Whatever a client sends as `authId`: one answer, and no node runs.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const otherKey = "another-key-for-tests-9876543210-zyxwvutsrq";

let app: TestApp;
let step: Reply["body"];
let authId: string;
beforeAll(async () => {
  app = await testApp([row("Login", asking, asking, proving)]);
  step = (await start(app.journeys)).body;
  authId = String(step.authId);
});

const submit = (token: unknown): Promise<Reply> =>
  post(app.journeys, "authenticate", { ...fill(step, "x"), authId: token });

/** The one answer to every token that is none: what it says does not tell why. */
const refusal = {
  status: 401,
  body: {
    code: 401,
    reason: "Unauthorized",
    message: "Session has timed out",
    detail: { errorCode: "110" },
  },
};

async function expectRefused(tokens: readonly unknown[]): Promise<void> {
  const ran = app.events.length;
  for (const token of tokens) {
    const { status, body, headers } = await submit(token);
    expect({ status, body }, JSON.stringify(token)?.slice(0, 80)).toEqual(refusal);
    expect(headers.getSetCookie()).toEqual([]);
  }
  expect(app.events.length).toBe(ran);
}

const forged = tries(20_000, 500_000);

test(
  "20,000 forged tokens, 0 accepted: characters changed, cut, added, moved, and tokens spliced from two",
  async () => {
    expect(forged).toBeGreaterThanOrEqual(20_000);
    const other = String((await start(app.journeys)).body.authId);
    const at = fc.nat(authId.length - 1);
    const mutation = fc.oneof(
      fc
        .tuple(at, fc.constantFrom(...alphabet))
        .map(([index, by]) => authId.slice(0, index) + by + authId.slice(index + 1)),
      fc.tuple(at, at).map(([from, to]) => authId.slice(0, from) + authId.slice(to)),
      fc
        .tuple(at, fc.string({ minLength: 1, maxLength: 3 }))
        .map(([index, text]) => authId.slice(0, index) + text + authId.slice(index)),
      at.map((index) => authId.slice(index) + authId.slice(0, index)),
      at.map((index) => authId.slice(0, index) + other.slice(index)),
      fc.base64String({ minLength: 1, maxLength: 900 }),
      fc
        .uint8Array({ minLength: 1, maxLength: 600 })
        .map((bytes) => Buffer.from(bytes).toString("base64url")),
    );
    const ran = app.events.length;
    await fc.assert(
      fc.asyncProperty(mutation, async (token) => {
        if (token === authId || token === other) return;
        const { status, body } = await submit(token);
        if (status !== 401 || body["message"] !== refusal.body.message)
          throw new Error(`answered ${status} to ${token}`);
      }),
      { numRuns: forged, endOnFailure: true, interruptAfterTimeLimit: patience },
    );
    expect(app.events.length).toBe(ran);
    // The genuine one still works: it was not the test that was broken.
    expect((await submit(authId)).status).toBe(200);
  },
  patience,
);

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = { sub: "ada", realm: "/alpha", otk: "x", exp: 4_000_000_000, sessionId: "x" };
const signed = (header: object, by: string): string => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac("sha256", by).update(text).digest("base64url")}`;
};
/** The state that a real authId holds, sealed by somebody else or for something else. */
const stateOf = (token: string): string => new Sealer([key], "authId", "alpha").open(token) ?? "";

test("33 tokens of other makers, 0 accepted: JWTs, other keys, purposes, realms, versions, types", async () => {
  const state = stateOf(String((await start(app.journeys)).body.authId));
  expect(JSON.parse(state)).toHaveProperty("state");
  const bytes = Buffer.from(authId, "base64url");
  const changed = (index: number): string => {
    const copy = Buffer.from(bytes);
    copy[index] = (copy[index] ?? 0) ^ 1;
    return copy.toString("base64url");
  };
  const tokens: readonly unknown[] = [
    `${part({ alg: "none" })}.${part(claims)}.`,
    `${part({ alg: "None", typ: "JWT" })}.${part(claims)}.`,
    signed({ alg: "HS256", typ: "JWT" }, key),
    signed({ alg: "HS256", typ: "JWT", kid: "../../dev/null" }, ""),
    signed({ alg: "HS256", typ: "at+jwt" }, otherKey),
    new Sealer([otherKey], "authId", "alpha").seal(state),
    new Sealer([key], "session", "alpha").seal(state),
    new Sealer([key], "suspended", "alpha").seal(state),
    new Sealer([key], "authId", "beta").seal(state),
    new Sealer([key], "authId", "").seal(state),
    // Made with our key, and still not a step of ours.
    new Sealer([key], "authId", "alpha").seal("{}"),
    new Sealer([key], "authId", "alpha").seal("[]"),
    new Sealer([key], "authId", "alpha").seal("null"),
    new Sealer([key], "authId", "alpha").seal('{"state":{},"expiresAt":4e12}'),
    new Sealer([key], "authId", "alpha").seal(
      state.replace(/"expiresAt":\d+/, '"expiresAt":"4e12"'),
    ),
    new Sealer([key], "authId", "alpha").seal(state.replace(/"expiresAt":\d+/, '"expiresAt":1')),
    changed(0),
    changed(1),
    changed(8),
    changed(9),
    changed(20),
    changed(bytes.length - 17),
    changed(bytes.length - 1),
    bytes.subarray(0, -1).toString("base64url"),
    bytes.subarray(0, 37).toString("base64url"),
    "",
    ".",
    "..",
    "A".repeat(60_000),
    0,
    null,
    ["x"],
    { toString: authId },
  ];
  expect(tokens).toHaveLength(33);
  await expectRefused(tokens);
});
