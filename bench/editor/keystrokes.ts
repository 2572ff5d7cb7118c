/** From a keystroke to what is found in the new text: a file of 50 nodes, alone and in a folder of 1,000 journeys. */
import { tenant } from "../shapes.ts";
import { Client } from "./client.ts";
import { Folder } from "./folder.ts";
import { median, summary } from "./samples.ts";

const file = "edited.journey";
const keystrokes = 200;
const rounds = 5;

/** Where the name of an object type stands in the file; a letter is put after it and taken away again. */
function placeIn(text: string): { readonly line: number; readonly character: number } {
  const lines = text.split("\n");
  const line = lines.findIndex((one) => one.includes('"User"'));
  return { line, character: (lines[line] ?? "").indexOf('"User"') + 5 };
}

interface Sample {
  readonly times: number[];
  cpu: number;
}

/** Types and takes back, with the pauses of a fast typist, so that what is done in between counts as well. */
async function round(client: Client, sample: Sample | undefined, pause: number): Promise<void> {
  const place = placeIn(client.text(file));
  for (let index = 0; index < keystrokes / rounds; index++) {
    const before = client.cpu;
    const time = await client.type(file, place, index % 2, index % 2 === 0 ? "s" : "");
    await new Promise((resolve) => setTimeout(resolve, pause));
    sample?.times.push(time);
    if (sample !== undefined) sample.cpu += client.cpu - before;
  }
}

export async function keystrokeTimes(pause = 40): Promise<void> {
  const sizes = [1, 1_000];
  const folders = sizes.map((size) => new Folder(tenant(size)));
  const clients: Client[] = [];
  for (const folder of folders) {
    const client = await Client.start(folder.path);
    await client.open(file);
    await client.quiet();
    clients.push(client);
  }
  const samples = sizes.map((): Sample => ({ times: [], cpu: 0 }));
  for (const client of clients) await round(client, undefined, pause);
  for (let index = 0; index < rounds; index++) {
    for (const [which, client] of clients.entries()) await round(client, samples[which], pause);
  }
  for (const [which, { times, cpu }] of samples.entries()) {
    const perKeystroke = (cpu / times.length).toFixed(1);
    console.log(`  ${sizes[which]} journeys: ${summary(times)}, ${perKeystroke} ms of CPU time`);
  }
  const [one, thousand] = samples.map(({ times }) => median(times));
  console.log(`  ratio: ${((thousand ?? NaN) / (one ?? NaN)).toFixed(2)}`);
  for (const client of clients) await client[Symbol.asyncDispose]();
  for (const folder of folders) folder[Symbol.dispose]();
}
