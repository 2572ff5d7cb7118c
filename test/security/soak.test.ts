import { afterAll, beforeAll, expect, test } from "vitest";
import { tries } from "./support/numbers.ts";
import {
  capturing,
  passThrough,
  slope,
  startSoak,
  type Soak,
  type Window,
} from "./support/soak.ts";

// A user who signs on leaves nothing behind in the process. This is the short form, which finds gross growth only, such
// as that of a shared token cache: 6 KB a user. `npm run bench:soak` is the long one.

const users = tries(600, 10_000);
const windows = 5;

let soak: Soak;
beforeAll(async () => {
  soak = await startSoak(users);
});
afterAll(() => soak.close());

test(
  "600 distinct users through pass-through: the heap does not grow with them",
  async () => {
    const seen: Window[] = [];
    // The flagship journey captures the password of every twentieth.
    const captured = users / 20;
    await soak.window(capturing, 0, captured);
    const size = (users - captured) / windows;
    for (let window = 0; window < windows; window += 1) {
      const from = captured + window * size;
      seen.push(await soak.window(passThrough, from, from + size));
    }
    // The first windows load and compile what the others use.
    const bytes = slope(seen.slice(2), ({ heapMegabytes }) => heapMegabytes) * 2 ** 20;
    expect(bytes).toBeLessThan(4_500);
  },
  tries(6, 30) * 60_000,
);
