import { setTimeout as sleep } from "node:timers/promises";
import { Bench } from "../test/runtime/nodes/support/run-node.ts";
import { runScript } from "../test/runtime/scripts/support/run-script.ts";

// What a script of AM's costs: the first one, which loads the engine, each of many in a row, and one by itself.

const text = `
  if (nodeState.get("username") !== null) action.goTo("true");
  else action.goTo("false");`;
const bench = await Bench.open();
bench.shared.set("username", "ada");

/** The middle one of how long the runs took, in milliseconds. */
async function timed(runs: number, pause = 0): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    if (pause > 0) await sleep(pause);
    const began = performance.now();
    await runScript(bench, text);
    times.push(performance.now() - began);
  }
  return (times.toSorted((a, b) => a - b)[runs >> 1] ?? 0).toFixed(2);
}

const first = await timed(1);
await timed(100);
const inRow = await timed(500);
const alone = await timed(100, 20);
process.stdout.write(
  `first ${first} ms, each of many in a row ${inRow} ms, one by itself ${alone} ms\n`,
);
