import type { Journey } from "../2-bind/model.ts";
import { reversed } from "../3-flow/graph.ts";
import { reachableFrom } from "../3-flow/reachability.ts";
import type { CheckContext } from "../4-check/context.ts";

/** Where the runs begin that a journey may be part of. */
export interface Entries {
  readonly journeys: readonly Journey[];
  /** False: nobody runs the journey, so that it is not known what stands in the state when it begins. */
  readonly known: boolean;
}

/** The journey itself when it can be started, and those that run it. */
export function entriesTo(journey: Journey, { calls, entries }: CheckContext): Entries {
  const number = calls.numbers.get(journey);
  const leads = reachableFrom(reversed(calls), number === undefined ? [] : [number]);
  const journeys = entries.filter((one) => leads[calls.numbers.get(one) ?? -1] === true);
  return journeys.length > 0 ? { journeys, known: true } : { journeys: [journey], known: false };
}

/** These journeys and all that they run. */
export function withInner(
  journeys: readonly Journey[],
  { calls }: CheckContext,
): readonly Journey[] {
  const numbers = journeys.flatMap((journey) => calls.numbers.get(journey) ?? []);
  const reached = reachableFrom(calls, numbers);
  return calls.journeys.filter((_, number) => reached[number] === true);
}
