import { afterAll, beforeAll, expect, test } from "vitest";
import { JourneyError } from "../../../runtime/errors.ts";
import { Bench } from "../nodes/support/run-node.ts";
import { expectError, outcome } from "../nodes/support/results.ts";
import { resultOf, runScript } from "./support/run-script.ts";

// What a script may not do, whatever it tries: it ends with an error, and the next script runs as if nothing had been.

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
  await runScript(bench, 'action.goTo("true");');
});
afterAll(async () => {
  expect(await runScript(bench, 'action.goTo("true");')).toEqual(outcome("true"));
});

// On a machine that is busy memory takes its time, too.
const long = { surroundings: { bounds: { milliseconds: 20_000, memoryBytes: 16 * 1024 * 1024 } } };
const short = { surroundings: { bounds: { milliseconds: 200, memoryBytes: 16 * 1024 * 1024 } } };

test.each([
  ["a loop", "while (true) {}"],
  ["a loop that catches", "for (;;) { try { for (;;) {} } catch (e) {} }"],
  ["a regular expression", '/(a+)+b/.test("a".repeat(60))'],
  [
    "a getter of `outcome`",
    'Object.defineProperty(globalThis, "outcome", { get() { for (;;) {} } })',
  ],
])("is stopped when its time is up: %s", async (_, text) => {
  await expectError(runScript(bench, text, short), "script-time-exceeded");
});

// Nothing in the engine interrupts these: the thread is ended, and the app goes on meanwhile.
test.each([
  ["a text sought in another one", '"x".repeat(3e5).indexOf("x".repeat(1e5) + "y")'],
  ["a long list as a text", 'new Array(1e8).join("x")'],
  ["a replacement", '"a".repeat(1e5).replace(/(a*)*b/g, "")'],
])("is stopped in the middle of one built-in function: %s", async (_, text) => {
  let last = performance.now();
  let longest = 0;
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 10);
  await expectError(runScript(bench, text, short), "script-time-exceeded");
  clearInterval(ticking);
  // Each takes many seconds, if it is let.
  expect(longest).toBeLessThan(1000);
  expect(longest).toBeGreaterThan(0);
});

test.each([
  ["a text that doubles", 'let s = "x"; for (;;) s += s'],
  ["a list that grows", 'const a = []; for (;;) a.push("abc" + a.length)'],
  ["one huge text", '"x".repeat(3e8)'],
  ["a huge array of bytes", "new Uint8Array(1e9)"],
  ["recursion", "(function f() { f(); })()"],
  ["recursion of the parser", 'eval("[".repeat(100000))'],
  ["recursion of JSON.parse", 'JSON.parse("[".repeat(100000))'],
  [
    "recursion of JSON.stringify",
    "let a = []; for (let i = 0; i < 2e4; i++) a = [a]; JSON.stringify(a)",
  ],
  ["recursion of toString", "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; String(a)"],
])("has an end to its memory: %s", async (_, text) => {
  await expectError(runScript(bench, text, long), "script-memory-exceeded");
  expect(await runScript(bench, 'action.goTo("false");')).toEqual(outcome("false"));
});

test("nothing of the host is there", async () => {
  const names = [
    "process",
    "require.main",
    "module",
    "fetch",
    "setTimeout",
    "console",
    "WebAssembly",
    "Proxy",
    "journeycHost",
    "host",
    "call",
    "std",
    "os",
    "print",
    "Buffer",
    "Java",
    "Packages",
  ];
  for (const name of names)
    expect(
      await resultOf(`(() => { try { return typeof ${name}; } catch (e) { return "threw"; } })()`),
      name,
    ).toMatch(/^(undefined|threw)$/);
});

test.each([
  'this.constructor.constructor("return process")()',
  '(function () {}).constructor("return process")()',
  'nodeState.get.constructor("return process")()',
  'logger.info.constructor("return globalThis.process.exit")()',
  'Object.getPrototypeOf(async function () {}).constructor("return process")()',
  'import("node:fs")',
  "new Date().constructor.constructor('return process')()",
])("no constructor leads outside: %s", async (text) => {
  // What is a promise nobody waits for; the others are errors.
  const result = await runScript(bench, `${text}; action.goTo("true");`).catch(
    (error: unknown) => error,
  );
  if (/^import|async/.test(text)) expect(result).toEqual(outcome("true"));
  else expect(result).toMatchObject({ code: "script-exception" });
});

test("a script's own prototypes are its own", async () => {
  const text = `
    Object.prototype.polluted = "yes"; String.prototype.replaceAll = () => "x";
    JSON.parse = JSON.stringify = () => { throw new Error("mine"); };
    nodeState.putShared("__proto__", { polluted: "yes" });
    nodeState.mergeShared(JSON.parse === undefined ? {} : { constructor: { prototype: { polluted: "yes" } } });
    nodeState.putShared("kept", [1, 2]);
    logger.info("{}", "ok");
    outcome = "true";`;
  expect(await runScript(bench, text)).toEqual(outcome("true"));
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(bench.shared.get("kept")).toEqual([1, 2]);
  expect(await resultOf("[typeof ({}).polluted, [1].map((x) => x)]")).toEqual(["undefined", [1]]);
});

test("one script leaves nothing for the next", async () => {
  await runScript(bench, 'globalThis.left = 1; Math.left = 1; outcome = "true"');
  expect(await resultOf("[typeof left, typeof Math.left]")).toEqual(["undefined", "undefined"]);
});

test("what crosses has an end", async () => {
  await expectError(
    runScript(bench, 'nodeState.putShared("a", "x".repeat(1e6))'),
    "script-exception",
  );
  await expectError(
    runScript(bench, 'for (let i = 0; i < 100; i++) callbacksBuilder.nameCallback("Name")'),
    "script-too-much",
  );
  bench.shared.set("large", "x".repeat(300_000));
  await expectError(runScript(bench, 'nodeState.get("large")'), "script-too-much");
  bench.shared.delete("large");
});

test("an error of the runtime's cannot be caught", async () => {
  const text = 'try { secrets.getGenericSecret("a"); } catch (e) { outcome = "true"; }';
  await expectError(runScript(bench, text), "script-binding-unsupported");
});

test("nothing is kept of a script that fails", async () => {
  const text =
    'nodeState.putShared("half", 1); action.putSessionProperty("a", "b"); throw new Error("ada@example.com");';
  const error = await runScript(bench, text).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(JourneyError);
  expect(error).toMatchObject({
    code: "script-exception",
    message: "The script `decide.js` threw an error at line 1.",
  });
  expect(bench.shared.has("half")).toBe(false);
  expect(bench.session.wishes).toEqual({});
});

test("errors of the language say what and where", async () => {
  const at = async (text: string): Promise<string> =>
    runScript(bench, text).then(
      () => "none",
      (thrown: unknown) => (thrown as Error).message,
    );
  expect(await at("\n\nundefinedThing.x")).toBe(
    "The script `decide.js` threw `ReferenceError: 'undefinedThing' is not defined` at line 3.",
  );
  expect(await at("var a;\nvar x = ;")).toMatch(
    /^The script `decide.js` is no JavaScript at line 2: /,
  );
  await expectError(runScript(bench, "var x = ;"), "script-syntax");
  expect(await at("\nfunction f() {\n  null.x;\n}\nf();")).toMatch(/`TypeError: .*` at line 3\.$/);
});

test("time stands still and chance is new each time", async () => {
  bench.time = Date.UTC(2026, 0, 31, 12);
  const text = `
    const before = Date.now(); for (let i = 0; i < 1e5; i++);
    nodeState.putShared("times", [before, Date.now(), new Date().toISOString(), new Date(0).getTime(), new Date() instanceof Date]);
    nodeState.putShared("chance", [Math.random(), Math.random(), utils.crypto.randomUUID()]);
    outcome = "true";`;
  await runScript(bench, text);
  const first = bench.shared.get("chance") as readonly unknown[];
  await runScript(bench, text);
  expect(bench.shared.get("times")).toEqual([
    bench.time,
    bench.time,
    "2026-01-31T12:00:00.000Z",
    0,
    true,
  ]);
  expect(new Set([...first, ...(bench.shared.get("chance") as readonly unknown[])]).size).toBe(6);
});
