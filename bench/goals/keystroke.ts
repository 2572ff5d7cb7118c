import { keystrokesText, leaf, measureKeystrokes } from "../editor/keystrokes.ts";
import { defineGoal } from "../goal.ts";
import { median } from "../measuring/samples.ts";

export const keystroke = defineGoal({
  name: "keystroke",
  work: "keystroke to diagnostics in a file of 50 nodes, over the protocol",
  claims: {
    median: {
      against: "median among 1,000 files",
      unit: "ms",
      atMost: 16,
      ifMissed:
        "On the clock, with other work on the machine: where the CPU time is far below the bound, that work took the rest. Next: proofs only for the journeys that changed.",
    },
    growth: {
      against: "of that of one file",
      atMost: 1.2,
      ifMissed: "What others declare is looked through. Next: a profile among 1,000 files.",
    },
  },
  async measure({ progress }) {
    progress("200 keystrokes in each folder");
    const measured = await measureKeystrokes(leaf);
    const [one = Number.NaN, thousand = Number.NaN] = measured.map(({ times }) => median(times));
    return {
      values: { median: thousand, growth: thousand / one },
      figures: measured.map(keystrokesText),
    };
  },
});
