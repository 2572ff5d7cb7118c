import { isObject } from "../../json.ts";
import { contentEquals } from "../../machine/content-hash.ts";
import { moduleFormat } from "../../catalogue/module-format.ts";
import type { Journey, ResourceDefinition } from "../../machine/journey.ts";
import type { Mistake, Program } from "../../machine/link.ts";
import { isText, list, text, type Shapes } from "./shape.ts";

/** What is run. */
export interface JourneyOptions<Served extends Journey> {
  /** The journeys that clients may start. Those that they enter come along. */
  readonly journeys: readonly Served[];
  /**
   * Earlier versions of journeys, for runs that began in them before a deploy: they go on there. Without it such a run
   * begins again at the first page of today's version.
   */
  readonly previousJourneys?: readonly Journey[];
  /** What runs when a client names no journey. Default: `Login`, else the first that may be started. */
  readonly defaultJourney?: string;
}

const isJourney = (entry: unknown): boolean =>
  isObject(entry) && isText(entry["name"]) && isObject(entry["nodes"]);

export const journeyShapes: Shapes<JourneyOptions<Journey>> = {
  journeys: list("a list of compiled journeys, `[login]`", isJourney),
  previousJourneys: list("a list of compiled journeys", isJourney),
  defaultJourney: text,
};

/** Whether clients can start something, and the default journey among it. */
export function checkStart(
  { defaultJourney }: JourneyOptions<Journey>,
  program: Program,
): readonly Mistake[] {
  const startable = [...program.journeys.values()].filter((journey) => !journey.innerTreeOnly);
  if (startable.length === 0) {
    return [
      {
        code: "no-journey",
        message: "There is no journey that a client may start.",
        fix: "Pass at least one journey without `innerTreeOnly` in `journeys`.",
      },
    ];
  }
  const wanted = defaultJourney === undefined ? undefined : program.byName.get(defaultJourney);
  if (defaultJourney === undefined || (wanted && !wanted.innerTreeOnly)) return [];
  return [
    {
      code: "default-journey-unknown",
      message: `\`defaultJourney\` names \`${defaultJourney}\`, which no client may start.`,
      fix: `Name one of: ${startable.map(({ name }) => name).join(", ")}.`,
    },
  ];
}

/** Whether a compiler has made the journeys whose modules this runtime understands. */
export function checkFormats(journeys: readonly Journey[]): readonly Mistake[] {
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

/** The resources of journeys, by name. */
export function resourcesOf(journeys: Iterable<Journey>): ReadonlyMap<string, ResourceDefinition> {
  const resources = new Map<string, ResourceDefinition>();
  for (const { resource } of journeys) if (resource) resources.set(resource.name, resource);
  return resources;
}

/** Whether journeys mean the same by the name of a resource. */
export function checkResources(journeys: readonly Journey[]): readonly Mistake[] {
  const resources = resourcesOf(journeys);
  const differing = new Set(
    journeys.flatMap(({ resource }) =>
      resource && !contentEquals(resource.schema, resources.get(resource.name)?.schema)
        ? [resource.name]
        : [],
    ),
  );
  return [...differing].map((name) => ({
    code: "resource-schemas-differ",
    message: `The journeys define \`${name}\` with different schemas.`,
    fix: "Let all of them name the same schema file, and compile them again.",
  }));
}
