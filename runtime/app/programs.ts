import type { Journey, ResourceDefinition } from "../machine/journey.ts";
import { isLazy, type LazyJourney } from "../machine/lazy-journey.ts";
import { duplicateName, link, missingValue, type Mistake, type Program } from "../machine/link.ts";
import type { ServedJourney, ServedJourneys } from "../machine/served-journey.ts";
import { type Environment, readEnvironment } from "../machine/settings.ts";
import { LoadedLater, type Prepare } from "./loaded-later.ts";
import type { JourneyOptions } from "./options/journeys.ts";

type Given = Journey | LazyJourney;

/** Journeys that are there at the start, with what they can enter, and those that are announced. */
interface Known {
  readonly journeys: readonly Journey[];
  readonly lazy: readonly LazyJourney[];
}

/** The journeys of today, and the versions from before that are kept. */
export class Programs implements ServedJourneys {
  /** In the order in which the app gives them; those that only come along with others last. */
  readonly today: readonly ServedJourney[];
  /** All of them, earlier versions first. */
  readonly known: Known;
  /** Without the earlier versions. */
  readonly knownToday: Known;
  readonly #later: readonly LoadedLater[];
  readonly #byName = new Map<string, ServedJourney>();
  readonly #versions = new Map<string, ServedJourney[]>();

  constructor(today: Linked, previous: readonly Linked[]) {
    this.today = today.served;
    this.knownToday = today.known;
    const all = [...previous, today];
    this.known = {
      journeys: all.flatMap(({ known }) => known.journeys),
      lazy: all.flatMap(({ known }) => known.lazy),
    };
    this.#later = all.flatMap(({ served }) => served.filter((it) => it instanceof LoadedLater));
    for (const served of today.served)
      for (const name of namesOf(served)) this.#byName.set(name, served);
    for (const served of [today, ...previous].flatMap((linked) => linked.served)) {
      const versions = this.#versions.get(served.name);
      if (versions) versions.push(served);
      else this.#versions.set(served.name, [served]);
    }
  }

  find(name: string): ServedJourney | undefined {
    return this.#byName.get(name);
  }

  ofVersion(name: string, version: string): readonly ServedJourney[] {
    return (this.#versions.get(name) ?? []).filter((served) => served.version === version);
  }

  /** The journey of a name, unless it is for other journeys only; without a name the default. */
  startable(defaultJourney: string | undefined, name?: string): ServedJourney | undefined {
    const wanted = name ?? defaultJourney;
    if (wanted !== undefined) return startableOnly(this.find(wanted));
    return startableOnly(this.find("Login")) ?? this.today.find((served) => !served.innerTreeOnly);
  }

  /** Those of today last: of two schemas for a resource, theirs counts. */
  get resources(): readonly ResourceDefinition[] {
    return resourcesOf(this.known);
  }

  /** Loads what is not there yet. @throws the first error, when all have been tried */
  async load(): Promise<void> {
    const loaded = await Promise.allSettled(this.#later.map((served) => served.ready()));
    const failed = loaded.find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  }
}

/** The resources of journeys, each once; those of one name may differ. */
export function resourcesOf({ journeys, lazy }: Known): readonly ResourceDefinition[] {
  const found = new Set<ResourceDefinition>();
  for (const { resource } of journeys) if (resource) found.add(resource);
  for (const { resources = [] } of lazy) for (const resource of resources) found.add(resource);
  return [...found];
}

interface Linked {
  readonly served: readonly ServedJourney[];
  readonly known: Known;
  readonly mistakes: readonly Mistake[];
}

/**
 * Each journey of an earlier version is linked by itself: it has the names that today's have.
 * @param prepare for journeys that are loaded later
 */
export function linkPrograms(
  { journeys, previousJourneys = [] }: JourneyOptions<Given>,
  environment: Environment,
  prepare: Prepare,
): { readonly programs: Programs; readonly mistakes: readonly Mistake[] } {
  const today = linkAll(journeys, environment, prepare);
  const previous = previousJourneys.map((journey) => linkAll([journey], environment, prepare));
  return {
    programs: new Programs(today, previous),
    mistakes: [today, ...previous].flatMap(({ mistakes }) => mistakes),
  };
}

function linkAll(given: readonly Given[], environment: Environment, prepare: Prepare): Linked {
  const { program, mistakes } = link(
    given.filter((journey): journey is Journey => !isLazy(journey)),
    environment,
  );
  const journeys = [...program.journeys.keys()];
  const all = [...new Set<Given>([...given, ...journeys])];
  const served = all.flatMap((journey) =>
    isLazy(journey)
      ? new LoadedLater(journey, environment, prepare)
      : linkedAtOnce(program, journey),
  );
  const lazy = [...new Set(given.filter(isLazy))];
  return {
    served,
    known: { journeys, lazy },
    mistakes: [
      ...mistakes,
      ...lazy.flatMap((journey) => missingValues(journey, environment)),
      ...duplicates(served),
    ],
  };
}

function linkedAtOnce(program: Program, journey: Journey): readonly ServedJourney[] {
  const linked = program.journeys.get(journey);
  if (!linked) return [];
  const ready = Promise.resolve({ program, journey: linked });
  const { name, displayName, innerTreeOnly, version } = linked;
  return [{ name, displayName, innerTreeOnly, version, ready: () => ready }];
}

const namesOf = ({ name, displayName }: ServedJourney): ReadonlySet<string> =>
  new Set([name, displayName]);

const startableOnly = (served: ServedJourney | undefined): ServedJourney | undefined =>
  served?.innerTreeOnly ? undefined : served;

/** Names that a journey to be loaded shares with one before it. Those of linked journeys were compared by `link`. */
function duplicates(served: readonly ServedJourney[]): readonly Mistake[] {
  const names = new Map<string, boolean>();
  const mistakes: Mistake[] = [];
  for (const journey of served) {
    const later = journey instanceof LoadedLater;
    for (const name of namesOf(journey)) {
      const before = names.get(name);
      if (before === undefined) names.set(name, later);
      else if (later || before) mistakes.push(duplicateName(name));
    }
  }
  return mistakes;
}

/** What the environment must have for a journey to be loaded: it is read anew when the journey is. */
function missingValues(journey: LazyJourney, environment: Environment): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  readEnvironment(journey.environment ?? [], environment, ({ kind, name }) =>
    mistakes.push(missingValue(kind, name, `journey \`${journey.name}\``)),
  );
  return mistakes;
}
