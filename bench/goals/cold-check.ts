import { defineGoal } from "../goal.ts";
import { Folder } from "../measuring/folder.ts";
import { inTurn } from "../measuring/in-turn.ts";
import { costOf, costText, cpuRatio, floor, wallRatio } from "../measuring/whole-process.ts";
import { journeyc, typespec, typespecFolder } from "../programs.ts";
import { fifties } from "../shapes.ts";

export const coldCheck = defineGoal({
  name: "check",
  work: "cold `check`, one file of 50 nodes, proofs included",
  peers: ["typespec"],
  short: true,
  claims: {
    floor: {
      against: "`node -e 0`",
      atMost: 2.2,
      usual: 3.5,
      ifMissed:
        "The checks of one file take a third of the time above the floor, the rest is reading and running the bundle. Next: a start-up snapshot, and the catalogue's validators only for the node types that a file names.",
    },
    typespec: { against: "`tsp compile --no-emit`, times as fast", atLeast: 10 },
  },
  async measure({ short, rounds, progress }) {
    using folder = new Folder(fifties(1));
    const ours = {
      "node -e 0": () => costOf(floor),
      check: () => costOf(journeyc(folder, "check")),
    };
    // The first start keeps the engine's code for those after it.
    const turns = { rounds: short ? 9 : 3 * rounds, before: 2, progress };
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
        floor: wallRatio(costs.check, costs["node -e 0"]),
        typespec: wallRatio(costs.tsp, costs.check),
      },
      figures: [
        costText("check", costs.check),
        costText("`node -e 0`", costs["node -e 0"]),
        costText("tsp", costs.tsp),
      ],
    };
  },
});
