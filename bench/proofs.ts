/**
 * How the time of the checks grows with the program: each shape in three sizes, the larger twice the smaller. Sizes are
 * measured in turn, so that a slow moment of the machine meets all of them; what is compared is the median.
 */
import { createWorkspace, MemoryHost } from "journeyc";
import { ladder, longChain, wideChain } from "./shapes.ts";

const rounds = 7;

interface Shape {
  readonly name: string;
  readonly unit: string;
  readonly sizes: readonly number[];
  readonly files: (size: number) => Readonly<Record<string, string>>;
}

const shapes: readonly Shape[] = [
  { name: "a chain of nodes", unit: "nodes", sizes: [2_500, 5_000, 10_000], files: longChain },
  {
    name: "a chain of sign-ons, each with a loop",
    unit: "nodes",
    sizes: [2_500, 5_000, 10_000],
    files: wideChain,
  },
  {
    name: "a ladder of inner journeys, each run twice",
    unit: "journeys",
    sizes: [250, 500, 1_000],
    files: ladder,
  },
];

function timeOf(files: Readonly<Record<string, string>>): number {
  const workspace = createWorkspace(new MemoryHost(files));
  const entries = Object.keys(files).filter((path) => path.endsWith(".journey"));
  const start = performance.now();
  const { diagnostics } = workspace.check(entries);
  const time = performance.now() - start;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(`${errors[0]?.code}: ${errors[0]?.message}`);
  return time;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

for (const { name, unit, sizes, files } of shapes) {
  const programs = sizes.map((size) => files(size));
  const times = sizes.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, program] of programs.entries()) {
      const time = timeOf(program);
      if (round >= 0) times[index]?.push(time);
    }
  }
  console.log(`${name}`);
  let before: number | undefined;
  for (const [index, size] of sizes.entries()) {
    const time = median(times[index] ?? []);
    const ratio = before === undefined ? "" : `  ${(time / before).toFixed(2)} times the half`;
    console.log(`  ${size} ${unit}: ${time.toFixed(0)} ms${ratio}`);
    before = time;
  }
}
