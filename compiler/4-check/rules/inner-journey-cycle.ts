import type { Journey } from "../../2-bind/model.ts";
import type { Call, CallGraph } from "../../3-flow/call-graph.ts";
import { cyclicComponents } from "../../3-flow/components.ts";
import { cycleThrough } from "../../3-flow/cycle.ts";
import { defineDiagnostic, report, type Label } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { showPath } from "../wiring/show-path.ts";

export const innerJourneyCycle = defineDiagnostic<{ cycle: readonly string[] }>({
  code: "J3011",
  severity: "error",
  title: "Inner journeys in a circle",
  message: ({ cycle }) => `Inner journeys call each other in a circle: ${showPath(cycle)}.`,
});

function placeOf({ caller, span }: Call): Label {
  return { file: caller.file, span };
}

/** The calls by which the journeys of a circle run each other, in order. */
function callsAlong(calls: CallGraph, path: readonly Journey[]): readonly Call[] {
  return path.flatMap((caller, index) => {
    const callee = path[(index + 1) % path.length];
    const found = calls.calls.find((call) => call.caller === caller && call.callee === callee);
    return found ?? [];
  });
}

export const rule: Rule = {
  reports: [innerJourneyCycle],
  allowable: false,
  *check({ calls }) {
    for (const component of cyclicComponents(calls)) {
      const path = cycleThrough(calls, component).flatMap((number) => calls.journeys[number] ?? []);
      const [first, ...others] = callsAlong(calls, path);
      if (first === undefined) continue;
      const cycle = [...path, first.caller].map(({ name }) => name);
      yield report(innerJourneyCycle, { cycle }, placeOf(first), {
        related: others.map((call) => ({ ...placeOf(call), text: "and from here" })),
        hints: ["A run would never end. Let one of them stop calling the next."],
      });
    }
  },
};
