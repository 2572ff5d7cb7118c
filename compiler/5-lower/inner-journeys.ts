import type { Journey, Program } from "../2-bind/model.ts";
import { referencesOf, type Scope } from "./scope.ts";

/** The journeys that a journey runs as inner journeys, each once, in source order. */
export function innerJourneysOf(journey: Journey, scope: Scope): readonly Journey[] {
  const found = [...journey.nodes.values()].flatMap((node) => referencesOf(node, scope));
  return [...new Set(found)].filter((symbol) => symbol.kind === "journey");
}

/**
 * Every journey of a program, inner ones before those that run them; else in the order of files and of their text.
 * Iterative: a chain of inner journeys may be longer than the stack is deep.
 */
export function innerFirst(
  program: Pick<Program, "files">,
  scopes: ReadonlyMap<string, Scope>,
): readonly Journey[] {
  const done = new Set<Journey>();
  const entered = new Set<Journey>();
  const stack = program.files.flatMap((file) => file.journeys).toReversed();
  for (let journey = stack.at(-1); journey; journey = stack.at(-1)) {
    if (entered.has(journey)) {
      done.add(journey);
      stack.pop();
      continue;
    }
    entered.add(journey);
    const inner = innerJourneysOf(journey, scopes.get(journey.file) ?? new Map());
    stack.push(...inner.filter((called) => !entered.has(called)).toReversed());
  }
  return [...done];
}
