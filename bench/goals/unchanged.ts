import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { defineGoal, type Effort } from "../goal.ts";
import { Folder } from "../measuring/folder.ts";
import { inTurn } from "../measuring/in-turn.ts";
import { type Cost, costOf, costText, floor, cpuRatio } from "../measuring/whole-process.ts";
import { journeyc } from "../programs.ts";
import { fifties } from "../shapes.ts";

interface Times {
  readonly compile: readonly Cost[];
  readonly floor: readonly Cost[];
}

/** Compiles once, then again and again. @param touch what happens before each of these */
async function compileAgain(
  size: number,
  rounds: number,
  progress: Effort["progress"],
  touch: (folder: Folder) => void = () => {},
): Promise<Times> {
  using folder = new Folder(fifties(size));
  const command = journeyc(folder, "compile");
  progress(`${size} files: the first compile`);
  await costOf(command);
  // What has just been written may change again within the tick of a clock: it is read, until it has some age.
  await setTimeout(2_100);
  await costOf(command);
  const { compile, floor: bare } = await inTurn(
    {
      floor: () => costOf(floor),
      compile: () => {
        touch(folder);
        return costOf(command);
      },
    },
    { rounds, before: 1, progress: (done) => progress(`${size} files: ${done}`) },
  );
  return { compile, floor: bare };
}

const lookedAt =
  "Node's own start and the loading of one module are there anyway; then each file that was read and each that was written is looked at, one after the other, and the record of the last run is read. Next: the times of folders instead of those of files, where nothing else writes into them.";
const loaded =
  "The whole compiler is loaded for one file, which takes two thirds of the time; the rest is the record, which is read and written as one text. Next: as for the cold `check`; a record in parts.";

export const unchanged = defineGoal({
  name: "unchanged",
  work: "`compile` again, nothing changed",
  claims: {
    one: { against: "1 file, of `node -e 0`", atMost: 1.3, ifMissed: lookedAt },
    thousand: { against: "1,000 files, of `node -e 0`", atMost: 1.6, ifMissed: lookedAt },
    tenThousand: { against: "10,000 files, of `node -e 0`", atMost: 3.2, ifMissed: lookedAt },
  },
  async measure({ rounds, progress }) {
    const one = await compileAgain(1, rounds, progress);
    const thousand = await compileAgain(1_000, 3, progress);
    const ratio = cpuRatio(thousand.compile, thousand.floor);
    // What is far from its bound at 1,000 takes minutes at 10,000, and says nothing new.
    const tenThousand = ratio > 16 ? undefined : await compileAgain(10_000, 3, progress);
    return {
      values: {
        one: cpuRatio(one.compile, one.floor),
        thousand: ratio,
        tenThousand: tenThousand ? cpuRatio(tenThousand.compile, tenThousand.floor) : Number.NaN,
      },
      figures: [
        costText("`node -e 0`", one.floor),
        costText("1 file", one.compile),
        costText("1,000 files", thousand.compile),
        tenThousand
          ? costText("10,000 files", tenThousand.compile)
          : "10,000 files: not measured, as 1,000 are far from their bound",
      ],
    };
  },
});

export const oneChanged = defineGoal({
  name: "changed",
  work: "`compile` again, one of 1,000 files changed",
  claims: { floor: { against: "`node -e 0`", atMost: 2.3, ifMissed: loaded } },
  async measure({ progress }) {
    const times = await compileAgain(1_000, 3, progress, (folder) =>
      appendFileSync(join(folder.path, "journey500.journey"), "// changed\n"),
    );
    return {
      values: { floor: cpuRatio(times.compile, times.floor) },
      figures: [costText("compile", times.compile), costText("`node -e 0`", times.floor)],
    };
  },
});
