import { createWorkspace, MemoryHost } from "journeyc";
import { defineGoal, type Effort } from "../goal.ts";
import { Folder } from "../measuring/folder.ts";
import { inTurn } from "../measuring/in-turn.ts";
import { median } from "../measuring/samples.ts";
import { costOf, costText } from "../measuring/whole-process.ts";
import { journeyc } from "../programs.ts";
import { fifties, type Files, ladder, longChain, wideChain } from "../shapes.ts";

type Point = readonly [size: number, milliseconds: number];

/** 1 is linear, 2 is quadratic. */
function exponent([small, smallTime]: Point, [large, largeTime]: Point): number {
  return Math.log(largeTime / smallTime) / Math.log(large / small);
}

/** To the last point, from the one that makes it worst: what runs for the first time is slow, and flatters. */
function worstExponent(points: readonly Point[]): number {
  const last = points.at(-1) ?? [Number.NaN, Number.NaN];
  return Math.max(...points.slice(0, -1).map((point) => exponent(point, last)));
}

/** CPU time of a check, in milliseconds. */
function checkTime(files: Files): number {
  const workspace = createWorkspace(new MemoryHost(files));
  const entries = Object.keys(files).filter((path) => path.endsWith(".journey"));
  const before = process.cpuUsage();
  const { diagnostics } = workspace.check(entries);
  const { user, system } = process.cpuUsage(before);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error) throw new Error(`${error.code}: ${error.message}`);
  return (user + system) / 1_000;
}

/** The CPU time of a check of so many files in a process of its own, above that of one file, in milliseconds. */
async function filesGrowth({ progress }: Effort): Promise<{
  readonly exponent: number;
  readonly figures: readonly string[];
}> {
  const [small, large] = [100, 10_000];
  using one = new Folder(fifties(1));
  using hundred = new Folder(fifties(small));
  using tenThousand = new Folder(fifties(large));
  const check = (folder: Folder) => () => costOf(journeyc(folder, "check", "--no-cache"));
  const few = await inTurn({ one: check(one), hundred: check(hundred) }, { rounds: 3, progress });
  progress(`${large} files`);
  const many = [await check(tenThousand)()];
  const cpu = (costs: readonly { readonly cpu: number }[]): number =>
    median(costs.map((cost) => cost.cpu));
  const start = cpu(few.one);
  return {
    exponent: exponent([small, cpu(few.hundred) - start], [large, cpu(many) - start]),
    figures: [
      costText("1 file", few.one),
      costText("100 files", few.hundred),
      costText("10,000 files", many),
    ],
  };
}

const shapes = {
  chain: { files: longChain, sizes: [100, 1_000, 10_000], unit: "nodes in a row" },
  loops: { files: wideChain, sizes: [100, 1_000, 10_000], unit: "nodes in loops of four" },
  ladder: { files: ladder, sizes: [100, 1_000], unit: "inner journeys, each run twice" },
} as const;

async function shapeGrowth(
  { files, sizes, unit }: (typeof shapes)[keyof typeof shapes],
  { rounds, progress }: Effort,
): Promise<{ readonly exponent: number; readonly figures: readonly string[] }> {
  const programs = sizes.map((size) => [`${size} ${unit}`, files(size)] as const);
  const times = await inTurn(
    Object.fromEntries(programs.map(([name, program]) => [name, () => checkTime(program)])),
    { rounds, before: 2, progress },
  );
  const of = (at: number): number => median(times[programs.at(at)?.[0] ?? ""] ?? []);
  return {
    exponent: worstExponent(sizes.map((size, at): Point => [size, of(at)])),
    figures: programs.map(([name], at) => `${name} ${of(at).toFixed(0)} ms`),
  };
}

const stretched =
  "The exponent is that of the worst pair of sizes, the smaller of which may have been measured in a good moment; garbage collection grows with what is held. Next: a profile of the larger size.";

export const growth = defineGoal({
  name: "growth",
  work: "growth of `check`, as the exponent of the size",
  claims: {
    files: {
      against: "from 100 to 10,000 files",
      unit: "",
      atMost: 1.05,
      ifMissed: stretched,
    },
    chain: {
      against: "from 100 to 10,000 nodes in a row",
      unit: "",
      atMost: 1.05,
      ifMissed: stretched,
    },
    loops: {
      against: "from 100 to 10,000 nodes, sign-ons with loops",
      unit: "",
      atMost: 1.05,
      ifMissed: stretched,
    },
    ladder: {
      against: "from 100 to 1,000 inner journeys, each run twice",
      unit: "",
      atMost: 1.05,
      ifMissed: stretched,
    },
  },
  async measure(effort) {
    const chain = await shapeGrowth(shapes.chain, effort);
    const loops = await shapeGrowth(shapes.loops, effort);
    const rungs = await shapeGrowth(shapes.ladder, effort);
    const files = await filesGrowth(effort);
    return {
      values: {
        files: files.exponent,
        chain: chain.exponent,
        loops: loops.exponent,
        ladder: rungs.exponent,
      },
      figures: [...chain.figures, ...loops.figures, ...rungs.figures, ...files.figures],
    };
  },
});
