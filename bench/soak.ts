/**
 * Distinct users, each signing on once through pass-through: heap after a garbage collection, resident memory, and the
 * time of a sign-on, for each window of users. First users whose passwords are captured, then the rest without.
 *
 * `npm run bench:soak -- --users 50000 --captured 5000 --window 5000`
 */
import { parseArgs } from "node:util";
import {
  capturing,
  passThrough,
  slope,
  startSoak,
  type Soak,
  type Window,
} from "../test/security/support/soak.ts";

const { values } = parseArgs({
  options: {
    users: { type: "string", default: "50000" },
    captured: { type: "string", default: "5000" },
    window: { type: "string", default: "5000" },
  },
});
const [users, captured, size] = [
  Number(values.users),
  Number(values.captured),
  Number(values.window),
];

async function phase(soak: Soak, journey: string, from: number, to: number): Promise<void> {
  console.log(`\n${journey}: ${to - from} users`);
  console.log("   users    heap MB     RSS MB    p50 ms    p99 ms");
  const seen: Window[] = [];
  const step = Math.min(size, Math.ceil((to - from) / 10));
  for (let at = from; at < to; at += step) {
    const window = await soak.window(journey, at, Math.min(at + step, to));
    seen.push(window);
    console.log(
      [
        window.users,
        window.heapMegabytes.toFixed(1),
        window.residentMegabytes.toFixed(0),
        window.medianMilliseconds.toFixed(1),
        window.p99Milliseconds.toFixed(1),
      ]
        .map((cell) => String(cell).padStart(8))
        .join("   "),
    );
  }
  // What is loaded and compiled once is in the first window.
  const settled = seen.slice(1);
  const bytes = slope(settled, ({ heapMegabytes }) => heapMegabytes) * 2 ** 20;
  const ratio = (value: (window: Window) => number): string =>
    (value(seen.at(-1) as Window) / value(settled[0] ?? (seen[0] as Window))).toFixed(2);
  console.log(
    `heap: ${bytes.toFixed(0)} bytes a user; last window to second: ` +
      `heap ${ratio(({ heapMegabytes }) => heapMegabytes)}, ` +
      `p50 ${ratio(({ medianMilliseconds }) => medianMilliseconds)}, ` +
      `p99 ${ratio(({ p99Milliseconds }) => p99Milliseconds)}`,
  );
}

const soak = await startSoak(users + captured);
try {
  if (captured > 0) await phase(soak, capturing, 0, captured);
  if (users > 0) await phase(soak, passThrough, captured, captured + users);
} finally {
  await soak.close();
}
