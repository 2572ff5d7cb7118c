import type { Asked, AskedAt } from "../session.ts";
import type { Bound } from "../project/project.ts";
import type { Occurrence } from "./occurrence.ts";
import { occurrenceAt, occurrencesIn } from "./occurrences.ts";

/** A file's occurrences, with the program that it is bound in. */
export interface Understood extends Bound {
  readonly occurrences: readonly Occurrence[];
}

/** What the names of a file mean; undefined when it cannot be read. */
export function understand({ project, path }: Asked): Understood | undefined {
  const bound = project.bound(path);
  if (bound === undefined) return undefined;
  const { host } = project.workspace;
  const resolve = (from: string, specifier: string): string => host.resolve(from, specifier);
  return { ...bound, occurrences: occurrencesIn(bound.file, bound.program, resolve) };
}

/** What stands at a place that an editor asks about. */
export function understoodAt(
  asked: AskedAt,
): (Understood & { readonly occurrence: Occurrence }) | undefined {
  const understood = understand(asked);
  const occurrence = understood && occurrenceAt(understood.occurrences, asked.offset);
  return understood && occurrence && { ...understood, occurrence };
}
