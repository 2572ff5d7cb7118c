import { JourneyError } from "../errors.ts";
import { contentEquals } from "../machine/content-hash.ts";
import type { AnyJourney, Journey } from "../machine/journey.ts";
import type { LazyJourney } from "../machine/lazy-journey.ts";
import { link, type Program } from "../machine/link.ts";
import type { ReadyJourney, ServedJourney } from "../machine/served-journey.ts";
import { type Environment, isJourney } from "../machine/settings.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { checkFormats, resourcesByName } from "./options/journeys.ts";

/** Loads what journeys need besides their modules. */
export type Prepare = (journeys: readonly Journey[]) => Promise<unknown>;

/** A journey that is loaded and linked, with all that it can enter, when it is first asked for. */
export class LoadedLater implements ServedJourney {
  readonly name: string;
  readonly displayName: string;
  readonly innerTreeOnly = false;
  readonly version: string;
  readonly #entry: LazyJourney;
  readonly #environment: Environment;
  readonly #prepare: Prepare;
  #loading: Promise<ReadyJourney> | undefined;

  constructor(entry: LazyJourney, environment: Environment, prepare: Prepare) {
    this.name = entry.name;
    this.displayName = entry.displayName ?? entry.name;
    this.version = entry.hash;
    this.#entry = entry;
    this.#environment = environment;
    this.#prepare = prepare;
  }

  /** An attempt that failed is repeated by the next caller: what was missing may have come. */
  ready(): Promise<ReadyJourney> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<ReadyJourney> {
    const module = await this.#module();
    const misformed = checkFormats([module]);
    if (misformed.length > 0) throw new ConfigurationError(misformed);
    const { program, mistakes } = link([module], this.#environment);
    const journey = program.journeys.get(module);
    const difference = this.#difference(module, program, journey?.version);
    if (difference !== undefined || journey === undefined) throw stale(this.name, difference ?? "");
    if (mistakes.length > 0) throw new ConfigurationError(mistakes);
    await this.#prepare([...program.journeys.keys()]);
    return { program, journey };
  }

  async #module(): Promise<AnyJourney> {
    let module: unknown;
    try {
      module = await this.#entry.load();
    } catch (cause) {
      if (cause instanceof JourneyError) throw cause;
      throw new JourneyError(
        "journey-not-loaded",
        `The module of the journey \`${this.name}\` cannot be loaded.`,
        "See `cause`. Deploy the modules together with their registry, and install what they import.",
        { cause },
      );
    }
    if (isJourney(module)) return module;
    throw stale(this.name, "its module does not export it");
  }

  /** How what was loaded differs from what was announced, and the options were checked against. */
  #difference(
    module: AnyJourney,
    program: Program,
    version: string | undefined,
  ): string | undefined {
    const { name, displayName = name } = module;
    if (name !== this.name || displayName !== this.displayName) return "it has another name";
    if (module.innerTreeOnly) return "it is for other journeys only";
    if (version !== this.version) return "its content has another hash";
    const announced = resourcesByName(this.#entry.resources ?? []);
    const differs = [...program.journeys.keys()].some(
      ({ resource }) =>
        resource && !contentEquals(resource.schema, announced.get(resource.name)?.schema),
    );
    return differs ? "a resource has another schema" : undefined;
  }
}

function stale(name: string, difference: string): JourneyError {
  return new JourneyError(
    "journey-registry-stale",
    `The journey \`${name}\` is not the one that its registry names: ${difference}.`,
    "Run `journeyc compile` again with `--registry`, and deploy modules and registry together.",
  );
}
