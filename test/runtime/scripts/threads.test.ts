import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import type { Job } from "../../../runtime/scripts/sandbox/thread/protocol.ts";
import { ScriptThreads } from "../../../runtime/scripts/sandbox/threads/script-threads.ts";

// Who gets a thread, and what becomes of one that was ended.

const threads = new ScriptThreads(1);
afterAll(() => threads.close());

const never = new AbortController().signal;
const job = (script: string, milliseconds = 5000): Job => ({
  script,
  given: '{"facts":{},"now":1}',
  milliseconds,
  memoryBytes: 16 * 1024 * 1024,
});
const run = (script: string, milliseconds?: number, signal = never) =>
  threads.run(job(script, milliseconds), () => ({ kind: "stop" }), signal);
const inBuiltIn = 'new Array(1e8).join("x")';

test("scripts that come while all threads are busy run in their turn, also after one was ended", async () => {
  const order: string[] = [];
  const note = (name: string) => (ended: { readonly kind: string }) =>
    void order.push(`${name} ${ended.kind}`);
  await Promise.all([
    run(inBuiltIn, 200).then(note("first")),
    run('outcome = "a"').then(note("second")),
    run("outcome = undefined.x").then(note("third")),
  ]);
  expect(order).toEqual(["first late", "second done", "third threw"]);
});

test("more than 100 that wait are refused at once, for a moment", async () => {
  const first = run(inBuiltIn, 300);
  const waiting = Array.from({ length: 100 }, () => run('outcome = "a"'));
  await expect(run('outcome = "a"')).rejects.toMatchObject({
    code: "script-threads-unavailable",
    temporary: true,
  });
  expect((await first).kind).toBe("late");
  expect(new Set((await Promise.all(waiting)).map(({ kind }) => kind))).toEqual(new Set(["done"]));
});

test("who has gone away waits no longer", async () => {
  const first = run(inBuiltIn, 300);
  const leaving = new AbortController();
  const left = run('outcome = "a"', 300, leaving.signal);
  leaving.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  expect((await first).kind).toBe("late");
  expect((await run('outcome = "a"')).kind).toBe("done");
});

test("closed threads end what runs, and start nothing any more", async () => {
  await threads.ready();
  const running = run(inBuiltIn, 60_000);
  const waiting = run('outcome = "a"');
  const refused = expect(waiting).rejects.toMatchObject({ code: "script-threads-unavailable" });
  await sleep(50);
  await threads.close();
  expect((await running).kind).toBe("broke");
  await refused;
  await expect(run('outcome = "a"')).rejects.toMatchObject({ code: "script-threads-unavailable" });
});
