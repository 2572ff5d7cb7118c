import { take } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { noRequest } from "../../runtime/dist/machine/client-request.js";
import { defaultLimits } from "../../runtime/dist/machine/limits.js";
import { link } from "../../runtime/dist/machine/link.js";
import type { StepPorts } from "../../runtime/dist/machine/ports.js";
import { Run } from "../../runtime/dist/machine/run.js";
import { runStep } from "../../runtime/dist/machine/step.js";
import { defineGoal, type Effort, type Measured } from "../goal.ts";
import { inTurn, perCall } from "../measuring/in-turn.ts";
import { median } from "../measuring/samples.ts";
import { peerModule } from "../peers.ts";
import { trivialJourney } from "../trivial-journey.ts";

const steps = 10;
const outcome = take("outcome");

/** What a step reaches beyond its run, where nothing is reached. */
export function idlePorts(signal: AbortSignal): StepPorts {
  const nothing = (): void => {};
  return {
    directory: memoryDirectory(),
    connectors: new Map(),
    identityProviders: new Map(),
    now: () => 0,
    mail: undefined,
    sms: undefined,
    app: {
      terms: undefined,
      securityQuestions: undefined,
      consentMappings: [],
      showState: false,
    },
    choose: () => 0,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    limits: defaultLimits,
    attempts: { count: () => Promise.reject(new Error("Nothing is guessed here.")) },
    changes: { beginNode: nothing, held: () => undefined, undoNode: async () => {} },
    request: noRequest,
    persistentCookies: { open: () => undefined },
    devicesOf: () => {
      throw new Error("Nobody has devices here.");
    },
    use: { taken: true, lost: false, take: () => Promise.resolve(true) },
    retries: {
      count: () => Promise.reject(new Error("Nobody tries again here.")),
      forget: () => Promise.reject(new Error("Nobody tries again here.")),
    },
    languages: [],
    signal,
  };
}

/** Runs a journey of ten nodes from its start to its end. */
function machine(run: Parameters<typeof trivialJourney>[1]): () => Promise<unknown> {
  const { program } = link([trivialJourney(steps, run)], {});
  const journey = program.byName.get("Trivial");
  if (!journey) throw new Error("The journey was not linked.");
  const ports = idlePorts(new AbortController().signal);
  return () => runStep(program, Run.start(journey, "run", 0, "alpha"), ports, undefined);
}

const answer = async (): Promise<"outcome"> => "outcome";

/** What one would write by hand: the fastest form that awaits. */
async function handWritten(): Promise<string> {
  let at = 0;
  for (;;) {
    switch (at) {
      case 0:
        if ((await answer()) === "outcome") at = 1;
        break;
      case 1:
        if ((await answer()) === "outcome") at = 2;
        break;
      case 2:
        if ((await answer()) === "outcome") at = 3;
        break;
      case 3:
        if ((await answer()) === "outcome") at = 4;
        break;
      case 4:
        if ((await answer()) === "outcome") at = 5;
        break;
      case 5:
        if ((await answer()) === "outcome") at = 6;
        break;
      case 6:
        if ((await answer()) === "outcome") at = 7;
        break;
      case 7:
        if ((await answer()) === "outcome") at = 8;
        break;
      case 8:
        if ((await answer()) === "outcome") at = 9;
        break;
      case 9:
        if ((await answer()) === "outcome") return "failure";
    }
  }
}

interface Robot {
  createMachine(states: Readonly<Record<string, unknown>>): unknown;
  state(...transitions: readonly unknown[]): unknown;
  transition(event: string, to: string): unknown;
  interpret(machine: unknown, onChange: () => void): { send(event: string): void };
}

async function robot3(): Promise<() => Promise<void>> {
  const { createMachine, state, transition, interpret } = await peerModule<Robot>(
    "robot3",
    "robot3",
  );
  const states = Array.from(
    { length: steps },
    (_, at) => [`n${at}`, state(transition("outcome", `n${at + 1}`))] as const,
  );
  const definition = createMachine({ ...Object.fromEntries(states), [`n${steps}`]: state() });
  return async () => {
    const service = interpret(definition, () => {});
    for (let step = 0; step < steps; step++) service.send(await answer());
  };
}

interface XState {
  createMachine(config: unknown): unknown;
  createActor(machine: unknown): { start(): void; send(event: { type: string }): void };
}

async function xstate(): Promise<() => Promise<void>> {
  const { createMachine, createActor } = await peerModule<XState>("xstate", "xstate");
  const states = Array.from(
    { length: steps },
    (_, at) => [`n${at}`, { on: { outcome: `n${at + 1}` } }] as const,
  );
  const definition = createMachine({
    initial: "n0",
    states: { ...Object.fromEntries(states), [`n${steps}`]: { type: "final" } },
  });
  return async () => {
    const actor = createActor(definition);
    actor.start();
    for (let step = 0; step < steps; step++) actor.send({ type: await answer() });
  };
}

async function measure({
  short,
  rounds,
  progress,
}: Effort): Promise<Measured<"awaiting" | "ready" | "xstate" | "robot3">> {
  const ours = {
    "hand-written": handWritten,
    "journeyc, awaiting": machine(async () => outcome),
    "journeyc, ready at once": machine(() => outcome),
  };
  const others = short ? {} : { robot3: await robot3(), "XState 5": await xstate() };
  const works: Readonly<Record<string, () => Promise<unknown>>> = { ...ours, ...others };
  const subjects = Object.fromEntries(
    Object.entries(works).map(([name, work]) => {
      const calls = name === "XState 5" ? 2_000 : 10_000;
      return [name, async () => (await perCall(calls, work)) / steps] as const;
    }),
  );
  const times = await inTurn(subjects, {
    rounds: short ? 7 : 3 * rounds,
    before: 2,
    progress,
  });
  const of = (name: string): number => median(times[name] ?? []);
  return {
    values: {
      awaiting: of("journeyc, awaiting") / of("hand-written"),
      ready: of("journeyc, ready at once") / of("hand-written"),
      ...(short
        ? {}
        : {
            xstate: of("XState 5") / of("journeyc, awaiting"),
            robot3: of("robot3") / of("journeyc, awaiting"),
          }),
    },
    figures: Object.keys(times).map((name) => `${name} ${of(name).toFixed(0)} ns a step`),
  };
}

const abortable =
  "A node that answers later costs two promises more than a bare `await`: one that the step's signal can end, so that no node holds a user up, and the step's own; the rest is what each node costs, see the next row. Next: a step that awaits the node's own promise, and is itself ended by the signal.";

export const machineStep = defineGoal({
  name: "machine",
  work: "machine, a step of a journey of ten",
  peers: ["xstate", "robot3"],
  short: true,
  claims: {
    awaiting: {
      against: "a hand-written `switch` with `await`",
      atMost: 1.15,
      usual: 6,
      ifMissed: abortable,
    },
    ready: {
      against: "nodes that need no await, of the awaiting `switch`",
      atMost: 0.4,
      usual: 2.3,
      ifMissed:
        "Each node gets a context, and is looked at for limits, secrets that must be dropped, and changes that may be undone. Next: a context made once for a step, whose node changes.",
    },
    xstate: { against: "XState 5 `send`, times as fast", atLeast: 60, ifMissed: abortable },
    robot3: { against: "robot3, times as fast", atLeast: 13, ifMissed: abortable },
  },
  measure,
});
