import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nameOf, programs, type RandomProgram, textOf } from "../proofs/random/journeys.ts";
import { walk } from "../proofs/random/walks.ts";
import { keys, Walks } from "./random-set-keys.ts";
import { Program } from "./support.ts";

// What is said to be set, on random programs, is what taking every walk shows.

function* places({ outer, inner }: RandomProgram): Generator<readonly ["Outer" | "Inner", string]> {
  for (const [number, node] of outer.entries()) yield ["Outer", nameOf(number, node)];
  const isRun = outer.some(({ kind }) => kind.name === "inner");
  for (const [number, node] of isRun ? inner.entries() : []) yield ["Inner", nameOf(number, node)];
}

/** The keys that all of some sets have, and those that any has. */
function summary(states: readonly ReadonlySet<string>[]) {
  return {
    always: keys.filter((key) => states.length > 0 && states.every((state) => state.has(key))),
    ever: keys.filter((key) => states.some((state) => state.has(key))),
  };
}

test("what is surely set is set on every walk, and what is set on some walk may be set", () => {
  fc.assert(
    fc.property(programs, (random) => {
      const text = textOf(random);
      const program = new Program(text);
      const walks = new Walks(random, keys);
      for (const [journey, node] of places(random)) {
        const states = walks.of(journey, node);
        if (states.length === 0) continue;
        const known = program.at(journey, node);
        expect(known.reach, `${node}\n${text}`).toBe("reached");
        const { always, ever } = summary(states);
        const sure = known.keys.filter(({ key, surely }) => surely && keys.includes(key));
        for (const { key } of sure) expect(always, `${node}\n${text}`).toContain(key);
        for (const key of ever)
          expect(
            known.keys.map((one) => one.key),
            `${node}\n${text}`,
          ).toContain(key);
      }
    }),
    { numRuns: 400 },
  );
});

test("one key at a time nothing is missed and nothing made up", () => {
  fc.assert(
    fc.property(programs, (random) => {
      const text = textOf(random);
      const program = new Program(text);
      const alone = keys.map((key) => [key, new Walks(random, [key])] as const);
      for (const [journey, node] of places(random)) {
        const known = program.at(journey, node);
        if (known.reach !== "reached") continue;
        for (const [key, walks] of alone) {
          const { always, ever } = summary(walks.of(journey, node));
          const found = known.keys.find((one) => one.key === key);
          expect(found?.surely ?? false, `${key} at ${node}\n${text}`).toBe(always.includes(key));
          expect(found !== undefined, `${key} at ${node}\n${text}`).toBe(ever.includes(key));
        }
      }
    }),
    { numRuns: 400 },
  );
});

/** Long enough for every walk that shows something new in programs of this size. */
const longest = 11;

test("what is shown about the user where a line succeeds is what the walks along it show", () => {
  fc.assert(
    fc.property(programs, (random) => {
      const text = textOf(random);
      const program = new Program(text);
      const successes = walk(random, longest);
      for (const [number, node] of random.outer.entries()) {
        const name = nameOf(number, node);
        for (const [index, outcome] of node.kind.outcomes.entries()) {
          if (node.targets[index] !== "success") continue;
          const known = program.after("Outer", name, outcome === "" ? "outcome" : outcome);
          const shown = [...(successes.get(`${name} ${outcome}`) ?? [])];
          // Who a run is about is walked apart from what is set: with both, some walks end on the way.
          if (known === undefined || known.reach !== "reached") continue;
          expect(known.proofs.toSorted(), `${name} ${outcome}\n${text}`).toEqual(shown.toSorted());
        }
      }
    }),
    { numRuns: 400 },
  );
});
