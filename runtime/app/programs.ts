import type { Journey } from "../machine/journey.ts";
import { link, type Mistake, type Program } from "../machine/link.ts";
import type { LinkedJourney } from "../machine/linked.ts";
import type { Environment } from "../machine/settings.ts";
import type { JourneyOptions } from "./options/journeys.ts";

/** The journeys of today, and the versions from before that are kept. */
export interface Programs {
  readonly program: Program;
  readonly previous: readonly Program[];
}

/** Each journey of an earlier version is linked by itself: it has the names that today's have. */
export function linkPrograms(
  { journeys, previousJourneys = [] }: JourneyOptions<Journey>,
  environment: Environment,
): Programs & { readonly mistakes: readonly Mistake[] } {
  const { program, mistakes } = link(journeys, environment);
  const previous = previousJourneys.map((journey) => link([journey], environment));
  return {
    program,
    previous: previous.map((linked) => linked.program),
    mistakes: [...mistakes, ...previous.flatMap((linked) => linked.mistakes)],
  };
}

/** Those of today last: of two schemas for a resource, theirs counts. */
export function allJourneys({ program, previous }: Programs): readonly Journey[] {
  return [...previous, program].flatMap(({ journeys }) => [...journeys.keys()]);
}

/** The journey of a name, unless it is for other journeys only; without a name the default. */
export function startableJourney(
  program: Program,
  defaultJourney: string | undefined,
  name: string | undefined,
): LinkedJourney | undefined {
  const wanted = name ?? defaultJourney;
  if (wanted !== undefined) {
    const found = program.byName.get(wanted);
    return found?.innerTreeOnly ? undefined : found;
  }
  const login = program.byName.get("Login");
  if (login && !login.innerTreeOnly) return login;
  return [...program.journeys.values()].find((journey) => !journey.innerTreeOnly);
}
