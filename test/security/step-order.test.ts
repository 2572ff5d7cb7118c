import { ask, defineJourney, node, take, type Journey, type JourneyEvent } from "@journeyc/runtime";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  answer,
  question,
  resource,
  testApp,
  testNode,
} from "../runtime/machine/support/journeys.ts";
import { patience, tries } from "./support/numbers.ts";

// Random journeys, and clients that answer, lie, replay and mix up runs: what ran is always a path of the journey, and
// nobody succeeds on a path that proves nobody.

const ends = ["success", "failure", "stop"] as const;
type Target = number | (typeof ends)[number];

interface RandomNode {
  /** Asks and takes what the client answers as its outcome, as careless as a node can be. */
  readonly asks: boolean;
  readonly proves: boolean;
  readonly takes: "true" | "false";
  readonly targets: readonly [Target, Target];
}

const targets = fc.oneof({ weight: 3, arbitrary: fc.nat(7) }, fc.constantFrom(...ends));
const graphs = fc.array(
  fc.record<RandomNode>({
    asks: fc.boolean(),
    proves: fc.boolean(),
    takes: fc.constantFrom("true", "false"),
    targets: fc.tuple(targets, targets),
  }),
  { minLength: 2, maxLength: 8 },
);
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom("answer", "answer", "answer", "spent", "other run", "too many", "none"),
    value: fc.constantFrom("true", "false", "success", "n1", "error", "__proto__", ""),
    pick: fc.nat(50),
  }),
  { minLength: 5, maxLength: 30 },
);

function nameOf(target: Target, count: number): string {
  return typeof target === "number" ? `n${target % count}` : target;
}

function journeyOf(graph: readonly RandomNode[]): Journey {
  const nodes = graph.map((it, index) => {
    const type = testNode(async (context) => {
      if (it.asks && !context.answers) return ask([question]);
      if (it.proves) {
        const user = await context.directory.find(resource.name, "userName", "ada");
        if (user) context.identity.prove(user);
      }
      // Whatever was answered, cast or not: only what is wired is an outcome.
      return take((it.asks ? context.answers?.[0]?.get("") : it.takes) as "true");
    });
    const [whenTrue, whenFalse] = it.targets;
    const outcomes = {
      true: nameOf(whenTrue, graph.length),
      false: nameOf(whenFalse, graph.length),
    };
    return [`n${index}`, node(type, { outcomes })] as const;
  });
  return defineJourney({
    name: "Random",
    connectors: {},
    resource,
    start: "n0",
    nodes: Object.fromEntries(nodes),
  });
}

/** Throws unless the events of each run are a walk through the graph from its start; counts the successes. */
function checkWalks(events: readonly JourneyEvent[], graph: readonly RandomNode[]): number {
  const runs = Map.groupBy(events, ({ run }) => run);
  let successes = 0;
  for (const walked of runs.values()) {
    let expected = "n0";
    let proved = false;
    for (const event of walked) {
      if (event.kind === "node") {
        if (event.node !== expected) throw new Error(`${event.node} ran instead of ${expected}`);
        const at = graph[Number(event.node.slice(1))];
        if (!at || event.outcome === undefined) continue;
        proved ||= at.proves;
        expected = nameOf(at.targets[event.outcome === "true" ? 0 : 1], graph.length);
      }
      if (event.kind === "end" && event.result === "success") {
        successes += 1;
        if (expected !== "success" || !proved) throw new Error("a success that nothing leads to");
      }
    }
  }
  return successes;
}

const journeys = tries(300, 20_000);

test(
  "300 random journeys under attack, 0 steps off a path, 0 successes without a proof",
  async () => {
    expect(journeys).toBeGreaterThanOrEqual(300);
    let successes = 0;
    await fc.assert(
      fc.asyncProperty(graphs, moves, async (graph, played) => {
        const app = await testApp([journeyOf(graph)], { limits: { nodesPerStep: 40 } });
        const live: string[] = [];
        const spent: string[] = [];
        for (const { kind, value, pick } of played) {
          if (live.length < 2) {
            const started = await app.journeys.start("Random");
            if (started.kind === "step") live.push(started.authId);
          }
          const from = kind === "spent" ? spent : live;
          const token = from[kind === "other run" ? pick % 2 : pick % (from.length || 1)];
          if (token === undefined) continue;
          const counts = { "too many": 2, none: 0 }[kind as string] ?? 1;
          const answers = Array.from({ length: counts }, () => answer(value));
          const reply = await app.journeys.resume(token, answers);
          if (kind === "spent" && reply.kind !== "refused") throw new Error("a spent step went on");
          if (reply.kind === "mismatch" || reply.kind === "refused") continue;
          live.splice(live.indexOf(token), 1);
          spent.push(token);
          if (reply.kind === "step") live.push(reply.authId);
        }
        successes += checkWalks(app.events, graph);
      }),
      { numRuns: journeys, interruptAfterTimeLimit: patience },
    );
    // It was not all refused.
    expect(successes).toBeGreaterThan(journeys / 20);
  },
  patience,
);
