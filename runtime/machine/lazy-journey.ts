import type { moduleFormat } from "../catalogue/module-format.ts";
import type { Need } from "./node-type.ts";
import type {
  AnyJourney,
  ConnectorKinds,
  EnvironmentReference,
  Journey,
  ResourceDefinition,
} from "./journey.ts";

/** A journey whose module is loaded when it is first asked for, and what an app must know of it before. */
export interface AnyLazyJourney {
  /** `moduleFormat` of the compiler. */
  readonly format?: typeof moduleFormat;
  /** The identifier in the `.journey` file. */
  readonly name: string;
  /** What clients call it by; the name, where the file gives none. */
  readonly displayName?: string;
  /** The content hash of it and of all that it can enter: by it a run finds the version that it began in. */
  readonly hash: string;
  /** Those of its inner journeys, too, as all that follows. */
  readonly connectors: ConnectorKinds;
  readonly resources?: readonly ResourceDefinition[];
  /** What it reads of the environment. */
  readonly environment?: readonly EnvironmentReference[];
  /** What the app must provide besides. */
  readonly needs?: readonly Need[];
  /** `() => import("./login.journey.js").then((module) => module.login)` */
  readonly load: () => Promise<AnyJourney>;
}

/** A lazy journey that names these connectors and no others. */
export interface LazyJourneyWith<Connectors extends ConnectorKinds> extends AnyLazyJourney {
  readonly connectors: Connectors;
  /** Never there; as in `JourneyWith`. */
  readonly names?: keyof Connectors;
}

/** A journey that is loaded when it is first asked for. `journeyc compile --registry` writes a list of them. */
export type LazyJourney<Connectors extends ConnectorKinds = ConnectorKinds> =
  string extends keyof Connectors ? AnyLazyJourney : LazyJourneyWith<Connectors>;

/** Makes a lazy journey of its parts. The types refuse a module whose journey names other connectors. */
export function defineLazyJourney<Connectors extends ConnectorKinds>(
  journey: LazyJourneyWith<Connectors> & { readonly load: () => Promise<Journey<Connectors>> },
): LazyJourneyWith<Connectors> {
  return journey;
}

/** Whether an app gives a journey as one that is loaded later. */
export function isLazy(journey: Journey | LazyJourney): journey is LazyJourney {
  return "load" in journey;
}
