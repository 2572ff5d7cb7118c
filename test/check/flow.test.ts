import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cyclicComponents, stronglyConnectedComponents } from "../../compiler/3-flow/components.ts";
import { cycleThrough } from "../../compiler/3-flow/cycle.ts";
import { reversed, type Graph } from "../../compiler/3-flow/graph.ts";
import { reachableFrom } from "../../compiler/3-flow/reachability.ts";

const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc
    .array(fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 3 }), {
      minLength: size,
      maxLength: size,
    })
    .map((successors) => ({ size, successors })),
);

/** What can be reached in one or more steps, worked out the slow way (Warshall). */
function closure({ size, successors }: Graph): boolean[][] {
  const leads = successors.map((targets) =>
    Array.from({ length: size }, (_, node) => targets.includes(node)),
  );
  for (let via = 0; via < size; via++) {
    for (const row of leads) {
      if (row[via] !== true) continue;
      for (let to = 0; to < size; to++) if (leads[via]?.[to] === true) row[to] = true;
    }
  }
  return leads;
}

test("reachability is the closure, forwards and backwards", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const leads = closure(graph);
      for (let from = 0; from < graph.size; from++) {
        const reached = reachableFrom(graph, [from]);
        expect(reached).toEqual(leads[from]?.map((can, to) => can || to === from));
        const back = reachableFrom(reversed(graph), [from]);
        expect(back).toEqual(leads.map((row, to) => row[from] === true || to === from));
      }
    }),
  );
});

test("components are the nodes that lead to each other; cyclic ones lead to themselves", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const leads = closure(graph);
      const components = stronglyConnectedComponents(graph);
      expect(components.flat().sort((a, b) => a - b)).toEqual(
        Array.from({ length: graph.size }, (_, node) => node),
      );
      for (const component of components) {
        const [first = 0] = component;
        const mutual = leads.flatMap((row, node) =>
          node === first || (row[first] === true && leads[first]?.[node] === true) ? [node] : [],
        );
        expect(component).toEqual(mutual);
      }
      const onCycle = leads.flatMap((row, node) => (row[node] === true ? [node] : []));
      expect(
        cyclicComponents(graph)
          .flat()
          .sort((a, b) => a - b),
      ).toEqual(onCycle);
    }),
  );
});

test("a cycle goes along edges, inside its component, and comes back", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      for (const component of cyclicComponents(graph)) {
        const path = cycleThrough(graph, component);
        expect(path[0]).toBe(component[0]);
        expect(new Set(path).size).toBe(path.length);
        for (const [index, node] of path.entries()) {
          expect(graph.successors[node]).toContain(path[(index + 1) % path.length]);
          expect(component).toContain(node);
        }
      }
    }),
  );
});
