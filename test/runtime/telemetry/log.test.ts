import { jsonLinesLog, type JsonObject } from "@journeyc/runtime";
import { take } from "@journeyc/runtime";
import { expect, test } from "vitest";
import { redactingLog } from "../../../runtime/log/redacting-log.ts";
import {
  answer,
  asking,
  proving,
  row,
  step,
  testApp,
  testNode,
} from "../machine/support/journeys.ts";

/** What a logger of the app's gets of these fields. */
function logged(fields: unknown, message = "A message."): { fields: JsonObject; message: string } {
  const lines: { fields: JsonObject; message: string }[] = [];
  const write = (seen: JsonObject, text: string): void =>
    void lines.push({ fields: seen, message: text });
  // Node types in JavaScript pass what they like.
  redactingLog({ debug: write, info: write, warn: write, error: write }).info(
    fields as JsonObject,
    message,
  );
  const [line] = lines;
  if (!line) throw new Error("Nothing was logged.");
  return line;
}

test.each(
  "password newPassword PASSWORD user_password passwd passphrase secret clientSecret token tokenId access-token authId suspendedId resumeUrl resumeURI Authorization cookie Set-Cookie credentials username userName USER_NAME userId mail email givenName sn telephoneNumber-phone objectAttributes sharedState api_key privateKey".split(
    " ",
  ),
)("the field %s is cut, at every depth", (name) => {
  const needle = "Needle";
  const { fields } = logged({ [name]: needle, deep: [{ [name]: { any: needle } }] });
  expect(JSON.stringify(fields)).not.toContain(needle);
  expect(fields[name]).toBe("[redacted]");
});

test("what the runtime says of errors stays", () => {
  const said = {
    code: "entra-timeout",
    reason: "A reason.",
    fix: "A fix.",
    run: "r",
    journey: "J",
    node: "n",
    type: "PlatformPassword",
    cause: "TypeError",
    stack: ["at a (b.ts:1:2)"],
    refusedBy: "user",
    count: 3,
    flag: true,
    none: null,
  };
  expect(logged(said)).toEqual({ fields: said, message: "A message." });
});

test("errors are their class and code, and what is not JSON says nothing", () => {
  const error = Object.assign(new Error("Needle"), { code: "ECONNRESET" });
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const { fields } = logged({
    err: error,
    plain: new TypeError("Needle"),
    map: new Map([["Needle", "Needle"]]),
    call: () => "Needle",
    symbol: Symbol("Needle"),
    big: 12n,
    bytes: Buffer.from("Needle"),
    circular,
  });
  expect(fields).toMatchObject({
    err: { name: "Error", code: "ECONNRESET" },
    plain: { name: "TypeError" },
    big: "12",
  });
  expect(JSON.stringify(fields)).not.toContain("Needle");
  expect(logged("Needle").fields).toEqual({});
});

test("no text begins a line, or grows without end", () => {
  const { fields, message } = logged(
    { note: 'a\r\n{"level":50}', ["b\nc"]: "x".repeat(100_000), esc: "\u001b[2J\u2028\u202e" },
    "said\nforged",
  );
  expect(message).toBe(String.raw`said\u000aforged`);
  expect(fields["note"]).toBe(String.raw`a\u000d\u000a{"level":50}`);
  expect(JSON.stringify(fields)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.stringify(fields).length).toBeLessThan(5_000);
});

test("the log of a node is redacted, whatever logger the app brings", async () => {
  const talkative = testNode((context) => {
    context.log.info({ password: "Needle", note: "kept" }, "Needle-free");
    return take("true");
  });
  const { journeys, log } = await testApp([row("Row", asking, talkative, proving)]);
  const asked = step(await journeys.start("Row"));
  await journeys.resume(asked.authId, [answer("x")]);
  expect(log).toContainEqual({
    fields: { password: "[redacted]", note: "kept" },
    message: "Needle-free",
  });
});

test("a JSON line is one line", () => {
  const lines: string[] = [];
  jsonLinesLog((line) => lines.push(line)).warn({ text: "a\nb\u2028c\u0085d\u{e0001}" }, "e\r\nf");
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: 40,
    text: "a\nb\u2028c\u0085d\u{e0001}",
    msg: "e\r\nf",
  });
});

test("an `onEvent` that fails later than it returns is in the log, and does not end the process", async () => {
  const app = await testApp([row("Row", asking, proving)], {
    onEvent: () => Promise.reject(new Error("Needle")),
  });
  expect((await app.journeys.start()).kind).toBe("step");
  await new Promise((resolve) => setImmediate(resolve));
  expect(app.log.map(({ fields }) => fields["code"])).toContain("observer-failed");
  expect(JSON.stringify(app.log)).not.toContain("Needle");
});
