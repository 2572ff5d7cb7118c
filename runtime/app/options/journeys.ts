import { isObject } from "../../json.ts";
import { contentEquals } from "../../machine/content-hash.ts";
import { moduleFormat } from "../../catalogue/module-format.ts";
import type { Journey, ResourceDefinition } from "../../machine/journey.ts";
import type { LazyJourney } from "../../machine/lazy-journey.ts";
import type { Mistake } from "../../machine/link.ts";
import type { ServedJourney } from "../../machine/served-journey.ts";
import { isText, list, text, type Shapes } from "./shape.ts";

/** What is run. */
export interface JourneyOptions<Served extends Journey | LazyJourney> {
  /**
   * The journeys that clients may start, or the list of a registry, whose journeys are loaded when they are first asked
   * for. Those that they enter come along.
   */
  readonly journeys: readonly Served[];
  /**
   * Earlier versions of journeys, for runs that began in them before a deploy: they go on there. Without it such a run
   * begins again at the first page of today's version.
   */
  readonly previousJourneys?: readonly (Journey | LazyJourney)[];
  /** What runs when a client names no journey. Default: `Login`, else the first that may be started. */
  readonly defaultJourney?: string;
}

const isJourney = (entry: unknown): boolean => {
  if (!isObject(entry) || !isText(entry["name"])) return false;
  const load: unknown = entry["load"];
  return isObject(entry["nodes"]) || (typeof load === "function" && isText(entry["hash"]));
};

export const journeyShapes: Shapes<JourneyOptions<Journey | LazyJourney>> = {
  journeys: list("a list of compiled journeys, `[login]`", isJourney),
  previousJourneys: list("a list of compiled journeys", isJourney),
  defaultJourney: text,
};

/** Whether clients can start something, and the default journey among it. */
export function checkStart(
  { defaultJourney }: JourneyOptions<Journey | LazyJourney>,
  served: readonly ServedJourney[],
): readonly Mistake[] {
  const startable = served.filter((journey) => !journey.innerTreeOnly);
  if (startable.length === 0) {
    return [
      {
        code: "no-journey",
        message: "There is no journey that a client may start.",
        fix: "Pass at least one journey without `innerTreeOnly` in `journeys`.",
      },
    ];
  }
  if (defaultJourney === undefined) return [];
  if (startable.some((it) => [it.name, it.displayName].includes(defaultJourney))) return [];
  return [
    {
      code: "default-journey-unknown",
      message: `\`defaultJourney\` names \`${defaultJourney}\`, which no client may start.`,
      fix: `Name one of: ${startable.map(({ name }) => name).join(", ")}.`,
    },
  ];
}

/** Whether a compiler has made the journeys whose modules this runtime understands. */
export function checkFormats(
  journeys: readonly Pick<Journey | LazyJourney, "name" | "format">[],
): readonly Mistake[] {
  return journeys.flatMap(({ name, format = moduleFormat }: { name: string; format?: number }) =>
    format === moduleFormat
      ? []
      : [
          {
            code: "module-format-unknown",
            message: `The journey \`${name}\` was compiled to modules of format ${format}; this runtime runs format ${moduleFormat}.`,
            fix: "Install `journeyc` and `@journeyc/runtime` in one version, and compile the journeys again.",
          },
        ],
  );
}

/** Of those with one name, the last. */
export function resourcesByName(
  resources: readonly ResourceDefinition[],
): ReadonlyMap<string, ResourceDefinition> {
  return new Map(resources.map((resource) => [resource.name, resource]));
}

/** Whether journeys mean the same by the name of a resource. */
export function checkResources(all: readonly ResourceDefinition[]): readonly Mistake[] {
  const resources = resourcesByName(all);
  const differing = new Set(
    all
      .filter(({ name, schema }) => !contentEquals(schema, resources.get(name)?.schema))
      .map(({ name }) => name),
  );
  return [...differing].map((name) => ({
    code: "resource-schemas-differ",
    message: `The journeys define \`${name}\` with different schemas.`,
    fix: "Let all of them name the same schema file, and compile them again.",
  }));
}
