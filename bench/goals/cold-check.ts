import { defineGoal } from "../goal.ts";
import { Folder } from "../measuring/folder.ts";
import { inTurn } from "../measuring/in-turn.ts";
import { costOf, costText, cpuRatio, floor } from "../measuring/whole-process.ts";
import { journeyc, typespec, typespecFolder } from "../programs.ts";
import { fifties } from "../shapes.ts";

const slowStart =
  "A third of the time above the floor goes into reading the bundle and V8's code of it, a third into what runs at the start (the parser's analysis of its own grammar above all), the rest into the checks, cold. Next: a start-up snapshot; a parser that is written out.";

export const coldCheck = defineGoal({
  name: "check",
  work: "cold `check`, one file of 50 nodes, proofs included",
  peers: ["typespec"],
  short: true,
  claims: {
    floor: {
      against: "`node -e 0`",
      atMost: 2.2,
      usual: 4.5,
      ifMissed: slowStart,
    },
    typespec: {
      against: "`tsp compile --no-emit`, times as fast",
      atLeast: 10,
      ifMissed: slowStart,
    },
  },
  async measure({ short, rounds, progress }) {
    using folder = new Folder(fifties(1));
    const ours = {
      "node -e 0": () => costOf(floor),
      check: () => costOf(journeyc(folder, "check", "--no-cache")),
    };
    // The first start keeps the engine's code for those after it.
    const turns = { rounds: short ? 7 : 3 * rounds, before: 2, progress };
    if (short) {
      const costs = await inTurn(ours, turns);
      return { values: { floor: cpuRatio(costs.check, costs["node -e 0"]) }, figures: [] };
    }
    using models = typespecFolder(1);
    const costs = await inTurn(
      { ...ours, tsp: () => costOf(typespec(models, "--no-emit")) },
      { ...turns, rounds },
    );
    return {
      values: {
        floor: cpuRatio(costs.check, costs["node -e 0"]),
        typespec: cpuRatio(costs.tsp, costs.check),
      },
      figures: [
        costText("check", costs.check),
        costText("`node -e 0`", costs["node -e 0"]),
        costText("tsp", costs.tsp),
      ],
    };
  },
});
