import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { prove } from "../check/program.ts";
import { nameOf, programs, textOf, type RandomProgram } from "./random/journeys.ts";
import { unmetNodes } from "./random/set-keys.ts";
import { walk, type Verdict } from "./random/walks.ts";

// The verdicts of the proofs, on random programs, are those of taking every walk with people in flesh and blood: no
// violation is missed, and none is made up.

/** Long enough for every walk that shows something new in programs of this size. */
const longest = 11;

const codes: Readonly<Record<string, Verdict>> = {
  J6001: "nobody",
  J6002: "partial",
  J6003: "changed",
};

/** The wiring line that a finding marks: `n1Check true`. */
function edgeOf(text: string, { primary }: Diagnostic): string {
  const before = text.slice(0, primary.span.start);
  const outcome = /(\w*) *-> $/.exec(before)?.[1] ?? "";
  const node = [...before.matchAll(/^ {2}(?:node|page) (\w+)/gm)].at(-1)?.[1] ?? "";
  return `${node} ${outcome}`;
}

function edgesOf({ outer }: RandomProgram): readonly (readonly [edge: string, written: string])[] {
  return outer.flatMap((node, number) =>
    node.kind.outcomes.flatMap((outcome, index) => {
      if (node.targets[index] !== "success") return [];
      const name = nameOf(number, node);
      return [[`${name} ${outcome}`, `${name} ${outcome === "outcome" ? "" : outcome}`] as const];
    }),
  );
}

test("a success is found wanting where some walk shows it, and nowhere else", () => {
  fc.assert(
    fc.property(programs, (program) => {
      const text = textOf(program);
      const found = prove(text);
      const successes = walk(program, longest);
      for (const [edge, written] of edgesOf(program)) {
        const shown = found
          .filter((one) => one.code in codes && edgeOf(text, one) === written)
          .map(({ code }) => codes[code]);
        const wanting = [...(successes.get(edge) ?? [])].filter((verdict) => verdict !== "proved");
        expect(shown.toSorted(), `${edge}\n${text}`).toEqual(wanting.toSorted());
      }
    }),
    { numRuns: 400 },
  );
});

test("what is not set on some walk is found, and nothing else", () => {
  fc.assert(
    fc.property(programs, (program) => {
      const text = textOf(program);
      const found = prove(text).filter(({ code }) => /^J500[134]$/.test(code));
      const unmet = unmetNodes(program);
      if (unmet.size > 0) expect(found, text).not.toEqual([]);
      const readers = found.filter(({ code }) => code !== "J5004").map((one) => one.path.at(-1));
      for (const step of readers) {
        expect([...unmet], text).toContain(`${step?.journey} ${step?.node}`);
      }
    }),
    { numRuns: 400 },
  );
});

test("the path of a finding is a walk: each step leads to the next, and the last one to success", () => {
  fc.assert(
    fc.property(programs, (program) => {
      const text = textOf(program);
      for (const { code, path } of prove(text)) {
        if (!(code in codes)) continue;
        expect(path.length).toBeGreaterThan(0);
        expect(path[0]).toMatchObject({ journey: "Outer", depth: 0 });
        for (const [index, step] of path.entries()) {
          const all = step.journey === "Outer" ? program.outer : program.inner;
          const node = all.find((one, number) => nameOf(number, one) === step.node);
          const outcome = node?.kind.outcomes.indexOf(
            step.outcome === "outcome" && node.kind.outcomes[0] === "" ? "" : (step.outcome ?? ""),
          );
          const target = step.outcome === undefined ? undefined : node?.targets[outcome ?? -1];
          const next = path[index + 1];
          if (typeof target === "number")
            expect(next?.node).toBe(nameOf(target, all[target] ?? all[0]!));
          else if (next === undefined) expect(target).toBe("success");
        }
      }
    }),
    { numRuns: 200 },
  );
});
