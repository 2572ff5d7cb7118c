import { defineGoal } from "../goal.ts";
import { Folder } from "../measuring/folder.ts";
import { inTurn } from "../measuring/in-turn.ts";
import {
  costOf,
  costText,
  megabytes,
  peakMemory,
  cpuRatio,
  wallRatio,
} from "../measuring/whole-process.ts";
import { emittedFolder, journeyc, tsc, typespec, typespecFolder } from "../programs.ts";
import { fifties } from "../shapes.ts";
import { withoutOutputs } from "./without-outputs.ts";

/** Each round takes a minute. */
const rounds = 3;
const files = 1_000;

const allAtOnce =
  "All files are in memory at once, each with its tree; each proof walks each journey for itself, in code that V8 has seen little of, and no rule stands out; a fifth of the time is garbage collection. Next: bind and check one part of the program after the other and drop its trees, then share parts between threads.";

export const thousandFiles = defineGoal({
  name: "thousand",
  work: "cold `check` and `compile`, 1,000 files of 50 nodes, proofs included",
  peers: ["typespec"],
  claims: {
    typespec: {
      against: "`check`, of `tsp compile --no-emit`",
      atMost: 1 / 18,
      ifMissed: allAtOnce,
    },
    tsc: {
      against: "`check`, of tsc 7 `--noEmit` on the emitted files, on the clock",
      atMost: 0.25,
      ifMissed: allAtOnce,
    },
    memory: { against: "`check`, most memory held", unit: "MB", atMost: 110, ifMissed: allAtOnce },
    compile: {
      against: "`compile`, of `tsp compile`",
      atMost: 0.04,
      ifMissed:
        "The check is most of it; lowering, source maps and two thousand files that are written are the rest. Next: what the check needs.",
    },
  },
  async measure({ progress }) {
    using folder = new Folder(fifties(files));
    using emitted = emittedFolder(files);
    using models = typespecFolder(files);
    const check = journeyc(folder, "check", "--no-cache");
    const costs = await inTurn(
      {
        check: () => costOf(check),
        compile: () =>
          withoutOutputs(folder, () => costOf(journeyc(folder, "compile", "--no-cache"))),
        tsc: () => costOf(tsc(emitted)),
        "tsp --no-emit": () => costOf(typespec(models, "--no-emit")),
        tsp: () => costOf(typespec(models)),
      },
      { rounds, before: 0, progress },
    );
    progress("memory");
    const memory = megabytes(await peakMemory(check));
    return {
      values: {
        typespec: cpuRatio(costs.check, costs["tsp --no-emit"]),
        tsc: wallRatio(costs.check, costs.tsc),
        memory,
        compile: cpuRatio(costs.compile, costs.tsp),
      },
      figures: Object.entries(costs).map(([name, samples]) => costText(name, samples)),
    };
  },
});
