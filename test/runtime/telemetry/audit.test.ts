import { Writable } from "node:stream";
import type { AuditEvent, AuditSink } from "@journeyc/runtime";
import { jsonLinesAudit } from "@journeyc/runtime/audit/json-lines";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { afterEach, describe, expect, test } from "vitest";
import { fill, post, start } from "../http/support/client.ts";
import { answer, key, login, step, testApp } from "../machine/support/journeys.ts";
import {
  clientAddress,
  local,
  password,
  remote,
  startPassThrough,
  type PassThrough,
} from "./support/pass-through.ts";

let running: PassThrough | undefined;
afterEach(() => running?.close());

/** What the events say, without what differs from run to run. */
const brief = (events: readonly AuditEvent[]) =>
  events.map((event) => {
    const { name } = event;
    if (name === "node-outcome") return `${name} ${event.node} ${event.outcome ?? event.error}`;
    if (name === "run-ended") return `${name} ${event.result}`;
    return name;
  });

test("a sign-on through Entra ID leaves a whole trail", async () => {
  running = await startPassThrough();
  expect(await running.signOn(remote, password)).toMatchObject({ kind: "success" });
  const { audited, events } = running;
  expect(brief(audited)).toEqual([
    "run-started",
    "node-outcome signOn outcome",
    "node-outcome localLogin false",
    "node-outcome entraLogin authenticated",
    "node-outcome findUser true",
    "node-outcome hasProfile true",
    "node-outcome capturePassword patched",
    "node-outcome countLogin outcome",
    "node-outcome loginCount false",
    "node-outcome progressiveProfile true",
    "session-created",
    "run-ended success",
  ]);
  const [begun, ...rest] = audited;
  const common = {
    version: 1,
    realm: "alpha",
    transaction: events[0]?.run,
    journey: "PtaWithPasswordCapture",
    clientAddress,
  };
  expect(begun).toMatchObject(common);
  expect(begun).not.toHaveProperty("userKey");
  const userKeys = new Set(rest.map(({ userKey }) => userKey));
  expect([...userKeys]).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
  for (const event of audited) expect(event.time).toBe(new Date(event.time).toISOString());
  expect(audited[3]).toMatchObject({
    ...common,
    node: "entraLogin",
    nodeJourney: "PtaWithPasswordCapture",
    nodeType: "PassthroughAuthentication",
    proves: "knowledge",
    connector: { name: "MicrosoftEntraID", verdict: "accepted" },
  });
  expect(audited[8]).toMatchObject({ nodeJourney: "ProgressiveProfile" });
  const session = expect.stringMatching(/^[\w-]{16}$/) as unknown;
  expect(audited[10]).toMatchObject({ ...common, session });
  expect(audited[11]).toMatchObject({
    ...common,
    session,
    verifiedBy: [{ journey: "PtaWithPasswordCapture", node: "entraLogin", factor: "knowledge" }],
  });
});

test("a refusal has Entra ID's number, an outage ends in an error", async () => {
  running = await startPassThrough();
  await running.signOn(remote, "wrong");
  await running.signOn("err50076@contoso.example", password);
  await running.signOn("http500-html@contoso.example", password);
  const asked = running.audited.filter(
    (event) => event.name === "node-outcome" && event.node === "entraLogin",
  );
  const name = "MicrosoftEntraID";
  expect(asked).toMatchObject([
    {
      outcome: "failed",
      connector: {
        name,
        verdict: "rejected",
        reason: "invalidCredentials",
        remoteCode: "AADSTS50126",
      },
    },
    { outcome: "failed", connector: { reason: "mfaRequired", remoteCode: "AADSTS50076" } },
    { error: "entra-server-error", connector: { name, verdict: "unavailable" } },
  ]);
  const ended = running.audited.filter((event) => event.name === "run-ended");
  expect(ended).toMatchObject([
    { result: "failure", verifiedBy: [] },
    { result: "failure", verifiedBy: [] },
    { result: "error", error: "entra-server-error" },
  ]);
  expect(ended.every((event) => !("session" in event))).toBe(true);
});

test("a user has one key in all spellings, another with another key or realm", async () => {
  const keysOf = async (name: string, options = {}): Promise<string | undefined> => {
    const audited: AuditEvent[] = [];
    const { journeys } = await testApp([login], {
      ...options,
      audit: (event) => void audited.push(event),
    });
    const asked = step(await journeys.start("Login"));
    await journeys.resume(asked.authId, [answer(name), answer("wrong")]);
    return audited.at(-1)?.userKey;
  };
  const ada = await keysOf("ada");
  expect(ada).toBeTruthy();
  expect(await keysOf("ADA")).toBe(ada);
  expect(await keysOf("bob")).not.toBe(ada);
  expect(await keysOf("ada", { realm: "bravo" })).not.toBe(ada);
  const newer = "another-key-for-tests-0123456789-abcdefghij";
  expect(await keysOf("ada", { keys: [newer, key] })).not.toBe(ada);
  expect(await keysOf("ada", { keys: [key, newer] })).toBe(ada);
});

test("refused attempts and logouts are in the trail; a session by the same name as when it was created", async () => {
  const audited: AuditEvent[] = [];
  const { journeys } = await testApp([login], {
    attempts: { user: { attempts: 1, windowMilliseconds: 60_000 } },
    audit: (event) => void audited.push(event),
  });
  for (const typed of ["wrong", "wrong"]) {
    const { body } = await start(journeys);
    await post(journeys, "authenticate", fill(body, "bob", typed));
  }
  expect(audited.filter(({ name }) => name === "attempt-refused")).toMatchObject([
    { node: "decide", nodeType: "DataStoreDecision", refusedBy: "user" },
  ]);
  const { body } = await start(journeys);
  const signedOn = await post(journeys, "authenticate", fill(body, "ada", "correct-horse"));
  const { tokenId } = signedOn.body;
  await post(journeys, "sessions/?_action=logout", { tokenId });
  // A second time there is nothing to end.
  await post(journeys, "sessions/?_action=logout", { tokenId });
  const [created] = audited.filter((event) => event.name === "session-created");
  const ended = audited.filter((event) => event.name === "session-ended");
  expect(ended).toMatchObject([
    { session: created?.session, userKey: created?.userKey, journey: "Login" },
  ]);
  expect(JSON.stringify(audited)).not.toContain(tokenId);
});

describe("a sink that does not accept", () => {
  const sinks: Readonly<Record<string, AuditSink>> = {
    throws: () => {
      throw new Error("Needle in a text");
    },
    rejects: () => Promise.reject(new Error("Needle in a text")),
    "never answers": () => new Promise(() => {}),
    "fails at the end alone": (event) => {
      if (event.name === "run-ended" && event.result === "success") throw new Error("Needle");
    },
    "fails at the session alone": (event) => {
      if (event.name === "session-created") throw new Error("Needle");
    },
  };

  const signOn = async (audit: AuditSink, auditRequired: boolean) => {
    const store = memoryStore();
    const created: string[] = [];
    const endStep = store.endStep.bind(store);
    store.endStep = async (end) => {
      if (end.session) created.push(end.session.tokenHash);
      await endStep(end);
    };
    const limits = { stepMilliseconds: 500 };
    const app = await testApp([login], { audit, auditRequired, store, limits });
    const asked = step(await app.journeys.start("Login"));
    const reply = await app.journeys.resume(asked.authId, [answer("ada"), answer("correct-horse")]);
    const alive = await Promise.all(created.map((hash) => store.readSession(hash)));
    return { ...app, reply, alive: alive.filter(Boolean).length };
  };

  test.each(Object.entries(sinks))("breaks and holds up no sign-on: %s", async (name, audit) => {
    const { reply, alive, log } = await signOn(audit, false);
    expect(reply).toMatchObject({ kind: "success" });
    expect(alive).toBe(1);
    if (name !== "never answers") {
      await expect.poll(() => log.map(({ fields }) => fields["code"])).toContain("audit-failed");
    }
    expect(JSON.stringify(log)).not.toContain("Needle");
  });

  test.each(Object.entries(sinks))("withholds it where the trail must be: %s", async (_, audit) => {
    const { reply, alive, log, events } = await signOn(audit, true);
    expect(reply).toMatchObject({
      kind: "error",
      error: { code: "audit-unavailable", temporary: true },
    });
    expect(alive).toBe(0);
    expect(log.map(({ fields }) => fields["code"])).toContain("audit-unavailable");
    expect(events.at(-1)).toMatchObject({
      kind: "end",
      result: "error",
      code: "audit-unavailable",
    });
    expect(JSON.stringify(log)).not.toContain("Needle");
  });

  test("and a trail that speaks of a success says that it was withheld", async () => {
    const audited: AuditEvent[] = [];
    const audit: AuditSink = (event) => {
      audited.push(event);
      return sinks["fails at the end alone"]?.(event);
    };
    await signOn(audit, true);
    expect(brief(audited).slice(-4)).toEqual([
      "session-created",
      "run-ended success",
      "session-ended",
      "run-ended error",
    ]);
  });

  test("what accepts late, but in time, is accepted", async () => {
    const { reply } = await signOn(() => new Promise((resolve) => setTimeout(resolve, 20)), true);
    expect(reply).toMatchObject({ kind: "success" });
  });

  test("events beyond what may wait are lost, with a line in the log", async () => {
    const { AuditDelivery } = await import("../../../runtime/audit/audit-delivery.ts");
    const codes: unknown[] = [];
    const write = (fields: { code?: unknown }): void => void codes.push(fields.code);
    const log = { debug: write, info: write, warn: write, error: write };
    const delivery = new AuditDelivery(() => new Promise(() => {}), log);
    const event = { name: "run-started" } as AuditEvent;
    for (let index = 0; index < 10_000; index += 1) void delivery.deliver(event);
    expect(codes).toEqual([]);
    expect(await delivery.deliver(event)).toBe(false);
    expect(codes).toEqual(["audit-overflow"]);
  });
});

test("`auditRequired` without `audit` is a mistake in the options", async () => {
  await expect(testApp([login], { auditRequired: true })).rejects.toThrow(/`auditRequired` is set/);
});

describe("JSON lines", () => {
  const forged = 'ada\r\n{"name":"run-ended","result":"success"}';
  const names = [
    forged,
    "a\u2028b\u2029c\u0085d",
    "\u001b[2J\u009b31m",
    "\u202egro.osotnoc@ada",
    "\ud800",
    "\u{e0001}tag",
    "x".repeat(10_000),
  ];

  test("are one per event, whatever names and addresses hold", async () => {
    let written = "";
    const stream = new Writable({
      write(chunk, _encoding, done) {
        written += String(chunk);
        done();
      },
    });
    running = await startPassThrough({ audit: jsonLinesAudit(stream), auditRequired: true });
    for (const name of names) {
      const request = { clientAddress: name };
      const asked = step(await running.journeys.start(undefined, request));
      await running.journeys.resume(asked.authId, [answer(name), answer(name)], request);
    }
    expect(await running.signOn(local, password)).toMatchObject({ kind: "success" });
    const lines = written.split("\n").slice(0, -1);
    expect(written.endsWith("\n")).toBe(true);
    expect(written.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    const events = lines.map((line) => JSON.parse(line) as AuditEvent);
    // A forged line would be an event more that ended a run.
    expect(
      events.filter((event) => event.name === "run-ended" && event.result === "success"),
    ).toHaveLength(1);
    expect(events.filter(({ name }) => name === "run-started")).toHaveLength(names.length + 1);
    expect(events.some((event) => "clientAddress" in event && event.clientAddress === forged)).toBe(
      true,
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2_000);
  });

  test("that cannot be written are not accepted, and end nothing", async () => {
    const stream = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error("ENOSPC"));
      },
    });
    running = await startPassThrough({ audit: jsonLinesAudit(stream), auditRequired: true });
    expect(await running.signOn(local, password)).toMatchObject({
      kind: "error",
      error: { code: "audit-unavailable" },
    });
  });
});
