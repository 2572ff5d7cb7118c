import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../runtime/machine/limits.ts";
import { address, fill, post, start, type Reply } from "../runtime/http/support/client.ts";
import { asking, proving, row, testApp } from "../runtime/machine/support/journeys.ts";

// The server's clock decides, to the millisecond, whatever the client says; a clock that jumps revives nothing that
// was used or ended.

const begin = 1_800_000_000_000;
const minutes = (count: number): number => count * 60_000;

async function appAt() {
  let now = begin;
  const store = memoryStore();
  const { journeys } = await testApp([row("Login", asking, asking, proving)], {
    store,
    clock: () => now,
  });
  return {
    journeys,
    store,
    jump: (by: number) => (now += by),
    submit: (step: Reply["body"]) => post(journeys, "authenticate", fill(step, "x")),
    live: async (token: unknown): Promise<boolean> =>
      (await journeys.session(
        new Request(address, { headers: { iPlanetDirectoryPro: String(token) } }),
      )) !== undefined,
  };
}

const edges = [
  [-minutes(10), 200],
  [-1, 200],
  [0, 200],
  [defaultLimits.answerMilliseconds - 1, 200],
  [defaultLimits.answerMilliseconds, 401],
  [defaultLimits.answerMilliseconds + 1, 401],
  [minutes(10), 401],
  [minutes(60 * 24), 401],
] as const;

test("8 jumps of the clock: a step works until the last millisecond of its 5 minutes, and no longer", async () => {
  expect(edges).toHaveLength(8);
  for (const [by, status] of edges) {
    const app = await appAt();
    const step = (await start(app.journeys)).body;
    app.jump(by);
    expect([by, (await app.submit(step)).status]).toEqual([by, status]);
  }
});

describe("a clock that steps back by up to 10 minutes", () => {
  test("20 steps back revive 0 of 20 used steps, also after the store was purged", async () => {
    for (let back = 1; back <= 20; back += 1) {
      const app = await appAt();
      const step = (await start(app.journeys)).body;
      expect((await app.submit(step)).status).toBe(200);
      app.jump(defaultLimits.answerMilliseconds);
      await app.store.purge(begin + defaultLimits.answerMilliseconds);
      app.jump(-minutes(back / 2));
      expect((await app.submit(step)).status).toBe(401);
    }
  });

  test("a session that was ended stays ended; one that is live lives no longer for it", async () => {
    const app = await appAt();
    const second = (await app.submit((await start(app.journeys)).body)).body;
    const token = (await app.submit(second)).body["tokenId"];
    app.jump(-minutes(10));
    expect(await app.live(token)).toBe(true);
    app.jump(minutes(10) + minutes(30));
    expect(await app.live(token)).toBe(false);
    const headers = { iPlanetDirectoryPro: String(token) };
    app.jump(-minutes(1));
    await post(app.journeys, "sessions?_action=logout", undefined, headers);
    app.jump(-minutes(10));
    expect(await app.live(token)).toBe(false);
  });
});
