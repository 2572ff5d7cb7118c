/** From starting the process to the first findings of a file that is open. */
import { tenant } from "../shapes.ts";
import { Client } from "./client.ts";
import { Folder } from "../measuring/folder.ts";
import { median, summary } from "../measuring/samples.ts";

const sizes = [1, 1_000];

/** @param rounds in each of which both folders are opened once; two more go before them */
export async function startTimes(rounds = 20): Promise<void> {
  const folders = sizes.map((size) => new Folder(tenant(size)));
  const samples = sizes.map(() => ({ times: [] as number[], cpu: [] as number[] }));
  for (let round = -2; round < rounds; round++) {
    for (const [which, folder] of folders.entries()) {
      const from = performance.now();
      await using client = await Client.start(folder.path);
      await client.open("edited.journey");
      if (round < 0) continue;
      samples[which]?.times.push(performance.now() - from);
      samples[which]?.cpu.push(client.cpu);
    }
  }
  for (const [which, { times, cpu }] of samples.entries())
    console.log(`  ${sizes[which]} journeys: ${summary(times)}, ${median(cpu)} ms of CPU time`);
  const [one, thousand] = samples.map(({ times }) => median(times));
  console.log(`  ratio: ${((thousand ?? Number.NaN) / (one ?? Number.NaN)).toFixed(2)}`);
  for (const folder of folders) folder[Symbol.dispose]();
}
