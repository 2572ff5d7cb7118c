import { Bench } from "../test/runtime/nodes/support/run-node.ts";
import { runScript } from "../test/runtime/scripts/support/run-script.ts";

// What a script of AM's costs: the first one, which loads the engine, and each one after it.

const text = `
  if (nodeState.get("username") !== null) action.goTo("true");
  else action.goTo("false");`;
const bench = await Bench.open();
bench.shared.set("username", "ada");

async function timed(runs: number): Promise<number> {
  const began = performance.now();
  for (let run = 0; run < runs; run++) await runScript(bench, text);
  return (performance.now() - began) / runs;
}

const first = await timed(1);
await timed(100);
const each = await timed(500);
process.stdout.write(`first ${first.toFixed(1)} ms, each after it ${each.toFixed(2)} ms\n`);
