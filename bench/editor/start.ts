/** From starting the process to the first findings of a file that is open. */
import { tenant } from "../shapes.ts";
import { Client } from "./client.ts";
import { Folder } from "./folder.ts";
import { summary } from "./samples.ts";

export async function startTimes(rounds = 20): Promise<void> {
  for (const size of [1, 1_000]) {
    using folder = new Folder(tenant(size));
    const times: number[] = [];
    let cpu = 0;
    for (let round = -2; round < rounds; round++) {
      const from = performance.now();
      await using client = await Client.start(folder.path);
      await client.open("edited.journey");
      if (round < 0) continue;
      times.push(performance.now() - from);
      cpu += client.cpu;
    }
    const each = (cpu / rounds).toFixed(0);
    console.log(`  ${size} journeys: ${summary(times)}, ${each} ms of CPU time`);
  }
}
