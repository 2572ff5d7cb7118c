import { distance } from "fastest-levenshtein";
import type { Mistake } from "../machine/link.ts";
import { optionShapes, type AnyOptions } from "./options.ts";
import type { Shape } from "./options/shape.ts";
import { wrongOption } from "./options/wrong-option.ts";

export interface CheckedShapes {
  readonly mistakes: readonly Mistake[];
  /** The options without those that have no use as they are, so that the rest can be checked, too. */
  readonly usable: AnyOptions;
}

/** What JavaScript lets through: names that are no option, and values of another type. */
export function checkShapes(options: AnyOptions): CheckedShapes {
  const shapes: ReadonlyMap<string, Shape> = new Map(Object.entries(optionShapes));
  const mistakes: Mistake[] = [];
  const usable: Record<string, unknown> = { journeys: [] };
  for (const [name, value] of Object.entries(options ?? {})) {
    const shape = shapes.get(name);
    if (!shape) {
      mistakes.push(unknownOption(name, [...shapes.keys()]));
    } else if (value !== undefined && !shape.is(value)) {
      mistakes.push(wrongOption(name, `Give ${shape.wanted}.`));
    } else if (value !== undefined) {
      usable[name] = value;
      mistakes.push(...unknownFields(name, value, shape));
    }
  }
  if (options?.journeys === undefined)
    mistakes.push(wrongOption("journeys", `Give ${optionShapes.journeys.wanted}.`));
  // Each value was seen to have its option's shape.
  return { mistakes, usable: usable as unknown as AnyOptions };
}

function unknownFields(option: string, value: unknown, { names }: Shape): readonly Mistake[] {
  if (!names || value === undefined) return [];
  return Object.keys(value as object)
    .filter((name) => !names.includes(name))
    .map((name) =>
      unknownOption(
        `${option}.${name}`,
        names.map((known) => `${option}.${known}`),
      ),
    );
}

function unknownOption(name: string, known: readonly string[]): Mistake {
  const nearest = nearestName(name, known);
  return {
    code: "option-unknown",
    message: `There is no option \`${name}\`.`,
    fix: nearest === undefined ? "Take it out." : `Did you mean \`${nearest}\`?`,
  };
}

/** The known name that is a third of its letters away at most. */
function nearestName(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((candidate) => ({
      candidate,
      edits: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ candidate, edits }) => edits <= Math.ceil(candidate.length / 3))
    .toSorted((one, other) => one.edits - other.edits);
  return nearest?.candidate;
}
