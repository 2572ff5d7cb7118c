import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { expect, test } from "vitest";
import { fill, post, start } from "../runtime/http/support/client.ts";
import {
  asking,
  key,
  proving,
  row,
  testApp,
  type TestApp,
} from "../runtime/machine/support/journeys.ts";
import { patience, tries } from "./support/numbers.ts";

// Two instances change their keys, one after the other, while runs go on between them. A key is known everywhere
// before it seals anywhere, and known everywhere as long as something that it sealed is under way.

const newKey = "another-key-for-tests-9876543210-zyxwvutsrq";
const journey = row("Login", asking, asking, asking, asking, proving);
const phases: readonly (readonly (readonly string[])[])[] = [
  [[key], [key]],
  [[key, newKey], [key]],
  [
    [key, newKey],
    [key, newKey],
  ],
  [
    [newKey, key],
    [key, newKey],
  ],
  [
    [newKey, key],
    [newKey, key],
  ],
];
const inParallel = 20;
const perPhase = tries(100, 2_000);

test(
  "500 runs while two instances take a new key in four moves, 0 failed",
  async () => {
    const store = memoryStore();
    let instances: readonly TestApp[] = [];
    const begin = async (keys: readonly (readonly string[])[]): Promise<void> => {
      instances = await Promise.all(keys.map((its) => testApp([journey], { store, keys: its })));
    };
    const any = (turn: number): TestApp => {
      const found = instances[turn % instances.length];
      if (!found) throw new Error("no instance");
      return found;
    };
    let [finished, failed, started] = [0, 0, 0];
    /** A run whose steps go to the instances by turns, with time for the keys to change in between. */
    const run = async (at: number): Promise<void> => {
      started += 1;
      let { body } = await start(any(at).journeys);
      for (let turn = at + 1; body.authId !== undefined; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, (at % 7) * 2));
        body = (await post(any(turn).journeys, "authenticate", fill(body, "x"))).body;
      }
      if (body["tokenId"] === undefined) failed += 1;
      else finished += 1;
    };
    const wanted = perPhase * phases.length;
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < wanted) {
        const at = next;
        next += 1;
        // The keys change under the runs of all the other workers.
        if (at % perPhase === 0) await begin(phases[at / perPhase] ?? []);
        await run(at);
      }
    };
    await begin(phases[0] ?? []);
    await Promise.all(Array.from({ length: inParallel }, worker));
    expect({ started, finished, failed }).toEqual({ started: wanted, finished: wanted, failed: 0 });
    expect(wanted).toBeGreaterThanOrEqual(500);
  },
  patience,
);

test("a new key seals at once, and a key that was taken out opens nothing", async () => {
  const store = memoryStore();
  const [old, both, only] = await Promise.all(
    [[key], [newKey, key], [newKey]].map((keys) => testApp([journey], { store, keys })),
  );
  if (!old || !both || !only) throw new Error("three apps");
  const [ofOld, ofBoth] = [(await start(old.journeys)).body, (await start(both.journeys)).body];
  const status = async (app: TestApp, body: typeof ofOld): Promise<number> =>
    (await post(app.journeys, "authenticate", fill(body, "x"))).status;
  expect(await status(only, ofOld)).toBe(401);
  expect(await status(old, ofBoth)).toBe(401);
  expect(await status(both, ofOld)).toBe(200);
  expect(await status(only, ofBoth)).toBe(200);
});
