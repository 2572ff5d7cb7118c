import type { BoundFile } from "../../2-bind/model.ts";
import { cyclicComponents } from "../../3-flow/components.ts";
import { cycleThrough } from "../../3-flow/cycle.ts";
import type { Graph } from "../../3-flow/graph.ts";
import { defineDiagnostic, report, type Label } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import type { Rule } from "../rule.ts";
import { showPath } from "../wiring/show-path.ts";

export const importCycle = defineDiagnostic<{ cycle: readonly string[] }>({
  code: "J2026",
  severity: "error",
  title: "Files that import each other",
  message: ({ cycle }) => `Files import each other in a circle: ${showPath(cycle)}.`,
});

function importGraph(files: readonly BoundFile[]): Graph {
  const numbers = new Map(files.map(({ source }, number) => [source.path, number] as const));
  const successors = files.map(({ imports }) => [
    ...new Set(imports.flatMap(({ path }) => numbers.get(path ?? "") ?? [])),
  ]);
  return { size: files.length, successors };
}

/** True when the circle is also one of inner journeys that call each other: that says more. */
function holdsCircleOfJourneys({ calls }: CheckContext, files: ReadonlySet<string>): boolean {
  return cyclicComponents(calls).some((component) => {
    const paths = new Set(component.map((number) => calls.journeys[number]?.file ?? ""));
    return paths.size > 1 && [...paths].every((path) => files.has(path));
  });
}

function placeOfImport(file: BoundFile, of: string): Label {
  const found = file.imports.find(({ path }) => path === of);
  return { file: file.source.path, span: found?.name.span ?? { start: 0, end: 0 } };
}

export const rule: Rule = {
  reports: [importCycle],
  allowable: false,
  *check(context) {
    const { files } = context.program;
    const graph = importGraph(files);
    for (const component of cyclicComponents(graph)) {
      const paths = new Set(component.map((number) => files[number]?.source.path ?? ""));
      const path = cycleThrough(graph, component).flatMap((number) => files[number] ?? []);
      const [first, second = first] = path;
      if (first === undefined || second === undefined) continue;
      if (holdsCircleOfJourneys(context, paths)) continue;
      const cycle = [...path, first].map(({ source }) => source.path);
      yield report(importCycle, { cycle }, placeOfImport(first, second.source.path), {
        hints: ["Move what both need to a third file, and import it from there."],
      });
    }
  },
};
