/**
 * What watching a run costs: a step of twenty nodes that do nothing, without and with each kind of observer. Real nodes
 * read the directory or hash a password, so this is the most that the ratio can be. All are measured in turn.
 */
import { createJourneys, take } from "@journeyc/runtime";
import type { CommonOptions, Journey, Journeys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { openTelemetry } from "@journeyc/runtime/telemetry/opentelemetry";
import { trivialJourney } from "./trivial-journey.ts";

const rounds = 15;
const steps = 2_000;
const nodes = 20;

const journey = trivialJourney(nodes, () => take("outcome"));

const variants: readonly (readonly [string, Partial<CommonOptions<Journey>>])[] = [
  ["nobody watches", {}],
  ["`onEvent` that does nothing", { onEvent: () => {} }],
  ["`telemetry`, OpenTelemetry's API without an SDK", { telemetry: openTelemetry() }],
  ["`audit` that does nothing", { audit: () => {} }],
];

async function appOf(options: Partial<CommonOptions<Journey>>): Promise<Journeys> {
  const app = createJourneys<Journey>({
    journeys: [journey],
    keys: ["a-key-for-the-benchmark-0123456789-abcdef"],
    directory: memoryDirectory(),
    store: memoryStore(),
    ...options,
  });
  await app.ready();
  return app;
}

async function timeOf(app: Journeys): Promise<number> {
  const start = performance.now();
  for (let step = 0; step < steps; step += 1) await app.start("Trivial");
  return ((performance.now() - start) * 1_000) / steps;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const apps = await Promise.all(variants.map(([, options]) => appOf(options)));
const times = variants.map((): number[] => []);
for (let round = -2; round < rounds; round += 1) {
  for (const [index, app] of apps.entries()) {
    const time = await timeOf(app);
    if (round >= 0) times[index]?.push(time);
  }
}
const base = median(times[0] ?? []);
for (const [index, [name]] of variants.entries()) {
  const time = median(times[index] ?? []);
  console.log(`${name}: ${time.toFixed(1)} µs a step, ${(time / base).toFixed(2)} times`);
}
