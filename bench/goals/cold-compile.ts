import { defineGoal } from "../goal.ts";
import { Folder } from "../measuring/folder.ts";
import { inTurn } from "../measuring/in-turn.ts";
import {
  costOf,
  costText,
  floor,
  megabytes,
  peakMemory,
  cpuRatio,
  wallRatio,
} from "../measuring/whole-process.ts";
import { emittedFolder, journeyc, tsc, typespec, typespecFolder } from "../programs.ts";
import { fifties } from "../shapes.ts";
import { withoutOutputs } from "./without-outputs.ts";

const slowStart = "What `check` costs, and the emitter, which runs cold. Next: as for `check`.";

export const coldCompile = defineGoal({
  name: "compile",
  work: "cold `compile`, one file of 50 nodes",
  peers: ["typespec"],
  claims: {
    floor: { against: "`node -e 0`", atMost: 2.4, ifMissed: slowStart },
    tsc: {
      against: "tsc 7 `--noEmit` on the emitted file, on the clock",
      atMost: 0.5,
      ifMissed: slowStart,
    },
    typespec: { against: "`tsp compile`, times as fast", atLeast: 12, ifMissed: slowStart },
    memory: {
      against: "most memory held",
      unit: "MB",
      atMost: 70,
      ifMissed:
        "Node alone holds two thirds of the bound; the bundle and the code that V8 makes of it are the rest. Next: the parts of the bundle that only other verbs need in files of their own.",
    },
  },
  async measure({ rounds, progress }) {
    using folder = new Folder(fifties(1));
    using emitted = emittedFolder(1);
    using models = typespecFolder(1);
    const compile = journeyc(folder, "compile", "--no-cache");
    const costs = await inTurn(
      {
        "node -e 0": () => costOf(floor),
        compile: () => withoutOutputs(folder, () => costOf(compile)),
        tsc: () => costOf(tsc(emitted)),
        tsp: () => costOf(typespec(models)),
      },
      { rounds, before: 2, progress },
    );
    const memory = megabytes(await withoutOutputs(folder, () => peakMemory(compile)));
    const bare = megabytes(await peakMemory(floor));
    return {
      values: {
        floor: cpuRatio(costs.compile, costs["node -e 0"]),
        tsc: wallRatio(costs.compile, costs.tsc),
        typespec: cpuRatio(costs.tsp, costs.compile),
        memory,
      },
      figures: [
        costText("compile", costs.compile),
        costText("`node -e 0`", costs["node -e 0"]),
        costText("tsc", costs.tsc),
        costText("tsp", costs.tsp),
        `Node alone holds ${bare.toFixed(0)} MB`,
      ],
    };
  },
});
