/** From a keystroke to what is found in the new text, in a folder of one journey and in one of 1,000. */
import { setTimeout } from "node:timers/promises";
import { tenant } from "../shapes.ts";
import { Client } from "./client.ts";
import { Folder } from "../measuring/folder.ts";
import { median, summary } from "../measuring/samples.ts";

const keystrokes = 200;
const rounds = 5;

/** What is typed into: a letter more and a letter less, at the end of the first of these words. */
interface Place {
  readonly file: string;
  readonly word: string;
}

export const leaf: Place = { file: "edited.journey", word: '"User' };
export const shared: Place = { file: "profile.journey", word: "  page ask" };

export function positionOf(
  text: string,
  word: string,
): { readonly line: number; character: number } {
  const lines = text.split("\n");
  const line = lines.findIndex((one) => one.includes(word));
  return { line, character: (lines[line] ?? "").indexOf(word) + word.length };
}

interface Sample {
  readonly times: number[];
  cpu: number;
}

/** Types and takes back, with the pauses of a fast typist, so that what is done in between counts as well. */
async function round(client: Client, { file, word }: Place, sample?: Sample): Promise<void> {
  const position = positionOf(client.text(file), word);
  for (let index = 0; index < keystrokes / rounds; index++) {
    const before = client.cpu;
    const time = await client.type(file, position, index % 2, index % 2 === 0 ? "s" : "");
    await setTimeout(40);
    sample?.times.push(time);
    if (sample !== undefined) sample.cpu += client.cpu - before;
  }
}

/** What was measured in one folder, in milliseconds. */
export interface Keystrokes {
  readonly journeys: number;
  readonly times: readonly number[];
  /** Of the thread that answers, for each keystroke. */
  readonly cpu: number;
}

/** Types in a folder of one journey and in one of 1,000, in turn. */
export async function measureKeystrokes(place: Place): Promise<readonly Keystrokes[]> {
  const sizes = [1, 1_000];
  const folders = sizes.map((size) => new Folder(tenant(size)));
  const clients: Client[] = [];
  for (const folder of folders) {
    const client = await Client.start(folder.path);
    await client.open(place.file);
    await client.quiet();
    clients.push(client);
  }
  const samples = sizes.map((): Sample => ({ times: [], cpu: 0 }));
  for (const client of clients) await round(client, place);
  for (let index = 0; index < rounds; index++)
    for (const [which, client] of clients.entries()) await round(client, place, samples[which]);
  for (const client of clients) await client[Symbol.asyncDispose]();
  for (const folder of folders) folder[Symbol.dispose]();
  return samples.map(({ times, cpu }, which) => ({
    journeys: sizes[which] ?? Number.NaN,
    times,
    cpu: cpu / times.length,
  }));
}

export function keystrokesText({ journeys, times, cpu }: Keystrokes): string {
  return `${journeys} journeys: ${summary(times)}, ${cpu.toFixed(1)} ms of CPU time`;
}

export async function keystrokeTimes(place: Place): Promise<void> {
  const measured = await measureKeystrokes(place);
  for (const one of measured) console.log(`  ${keystrokesText(one)}`);
  const [one, thousand] = measured.map(({ times }) => median(times));
  const [cpuOne, cpuThousand] = measured.map(({ cpu }) => cpu);
  const ratio = (a = Number.NaN, b = Number.NaN): string => (b / a).toFixed(2);
  console.log(
    `  ratio: ${ratio(one, thousand)} of the medians, ${ratio(cpuOne, cpuThousand)} of the CPU time`,
  );
}
