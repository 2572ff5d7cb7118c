import { didYouMean } from "../../2-bind/did-you-mean.ts";
import type { Journey } from "../../2-bind/model.ts";
import type { PathStep } from "../../diagnostics/diagnostic.ts";
import type { TakenOutcome } from "../../graph/diagram.ts";
import type { Checked } from "../../workspace.ts";
import { UsageError } from "../command.ts";

/** A journey with the outcomes to be drawn in bold, and what is said above it. */
export interface Drawing {
  readonly journey: Journey;
  readonly highlight: readonly TakenOutcome[];
  readonly title: string;
  /** What a file of it is called, before it is made safe. */
  readonly fileName: string;
}

/** The journeys of the files that were asked for, not those of their imports. */
export function journeysOf(
  { program }: Checked,
  files: readonly string[],
  name: string | undefined,
): readonly Journey[] {
  const asked = new Set(files);
  const all = program.files
    .filter(({ source }) => asked.has(source.path))
    .flatMap(({ journeys }) => journeys);
  if (name === undefined) return all;
  const found = all.filter(
    (journey) => journey.name === name || journey.declaration.displayName?.value === name,
  );
  if (found.length > 0) return found;
  const [nearest] = didYouMean(
    name,
    all.map((journey) => journey.name),
  ).candidates;
  const suggestion = nearest === undefined ? "" : ` (Did you mean ${nearest}?)`;
  throw new UsageError(`there is no journey named '${name}'${suggestion}`);
}

/** A journey as it is, without a path in it. */
export function plainDrawing(journey: Journey): Drawing {
  const title = journey.declaration.displayName?.value ?? journey.name;
  return { journey, highlight: [], title, fileName: journey.name };
}

/** The journeys that the paths of findings go through, once for each finding. */
export function pathDrawings(
  { program, diagnostics }: Checked,
  code: string,
  asked: readonly Journey[],
): readonly Drawing[] {
  const all = program.files.flatMap(({ journeys }) => journeys);
  return diagnostics
    .filter((found) => found.code === code)
    .flatMap(({ path, message }) => {
      const stepsOf = (journey: Journey): readonly PathStep[] =>
        path.filter((step) => step.label.file === journey.file && step.journey === journey.name);
      const through = all.filter((journey) => stepsOf(journey).length > 0);
      if (!through.some((journey) => asked.includes(journey))) return [];
      return through.map((journey) => ({
        journey,
        highlight: stepsOf(journey).flatMap(({ node, outcome }) =>
          outcome === undefined ? [] : [{ node, outcome }],
        ),
        title: `${journey.name}: ${code}, ${message}`,
        fileName: `${journey.name} ${code}`,
      }));
    });
}
