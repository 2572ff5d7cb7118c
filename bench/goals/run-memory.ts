import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { NodeResult } from "@journeyc/runtime";
import { link } from "../../runtime/dist/machine/link.js";
import { Run } from "../../runtime/dist/machine/run.js";
import { runStep } from "../../runtime/dist/machine/step.js";
import { defineGoal } from "../goal.ts";
import { peerModule } from "../peers.ts";
import { trivialJourney } from "../trivial-journey.ts";
import { idlePorts } from "./machine.ts";

const runs = 20_000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void; // V8's own

/** The heap that each of many holds, in bytes; they are made after some that do not count. */
function heapOf(make: (index: number) => unknown): number {
  const held: unknown[] = Array.from({ length: runs });
  for (let index = 0; index < 1_000; index++) held[index] = make(index);
  held.fill(undefined);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < runs; index++) held[index] = make(index);
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / runs;
  // Held until here.
  return held.length === runs ? bytes : Number.NaN;
}

interface XState {
  createMachine(config: unknown): unknown;
  createActor(machine: unknown): { start(): unknown };
}

export const runMemory = defineGoal({
  name: "memory",
  work: "memory of a run in flight, beside its own state",
  peers: ["xstate"],
  claims: {
    frame: {
      against: "a run with its frame and context",
      unit: "B",
      atMost: 200,
      ifMissed:
        "A run is four objects: itself, its list of frames, a frame, its view of the state, and who the user is. Next: make the view when a node asks for it.",
    },
    xstate: { against: "of a live XState 5 actor" },
  },
  async measure({ progress }) {
    const never = new Promise<NodeResult<"outcome">>(() => {});
    const { program } = link([trivialJourney(10, () => never)], {});
    const journey = program.byName.get("Trivial");
    if (!journey) throw new Error("The journey was not linked.");
    progress("runs");
    const frame = heapOf(() => Run.start(journey, "run", 0, "alpha"));
    // What the state itself is: a map with the realm, and two that are empty.
    const state = heapOf(() => [new Map([["realm", "/alpha"]]), new Map(), new Map()]);
    const inNode = heapOf(() =>
      runStep(
        program,
        Run.start(journey, "run", 0, "alpha"),
        idlePorts(new AbortController().signal),
        undefined,
      ),
    );
    const bare = heapOf(() => idlePorts(new AbortController().signal));
    progress("XState 5");
    const { createMachine, createActor } = await peerModule<XState>("xstate", "xstate");
    const definition = createMachine({
      initial: "n0",
      states: { n0: { on: { outcome: "n1" } }, n1: {} },
    });
    const actor = heapOf(() => {
      const live = createActor(definition);
      live.start();
      return live;
    });
    return {
      values: { frame: frame - state, xstate: (frame - state) / actor },
      figures: [
        `a run ${frame.toFixed(0)} B, of which ${state.toFixed(0)} B are its state`,
        `in a node that waits ${(inNode - bare).toFixed(0)} B`,
        "a run that waits for its user: nothing, its client has it",
        `a live XState 5 actor ${actor.toFixed(0)} B`,
      ],
    };
  },
});
