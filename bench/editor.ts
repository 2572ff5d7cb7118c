/**
 * How fast the language server is, as an editor sees it: the built server in a process of its own, over the protocol.
 * `npm run bench:editor -- keystrokes start` measures these alone.
 */
import { keystrokeTimes, leaf, shared } from "./editor/keystrokes.ts";
import { memory } from "./editor/memory.ts";
import { peerTimes } from "./editor/peers.ts";
import { scanTimes } from "./editor/scan.ts";
import { startTimes } from "./editor/start.ts";

const measures: Readonly<Record<string, readonly [string, () => Promise<void>]>> = {
  keystrokes: ["a keystroke in a file of 50 nodes", () => keystrokeTimes(leaf)],
  shared: ["a keystroke in a file that all others import", () => keystrokeTimes(shared)],
  start: ["from the start of the process to the first findings", startTimes],
  scan: ["the first reading of 1,000 journeys", scanTimes],
  memory: ["memory", memory],
  peers: ["beside the language servers of others", peerTimes],
};

const asked = process.argv.slice(2);
for (const [name, [title, measure]] of Object.entries(measures)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(title);
  await measure();
}
