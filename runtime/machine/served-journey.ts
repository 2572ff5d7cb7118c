import type { Program } from "./link.ts";
import type { LinkedJourney } from "./linked.ts";

/** A linked journey, and the program that holds what it can enter. */
export interface ReadyJourney {
  readonly program: Program;
  readonly journey: LinkedJourney;
}

/** A journey that an app serves, linked or not yet. */
export interface ServedJourney {
  readonly name: string;
  readonly displayName: string;
  /** True: other journeys enter it, clients cannot start it. */
  readonly innerTreeOnly: boolean;
  /** The content hash of this journey and of all that it can enter. */
  readonly version: string;
  /**
   * The journey as it is run. One that is not there yet is loaded first, once for all who ask meanwhile.
   * @throws JourneyError when it cannot be loaded; the next to ask tries again
   */
  ready(): Promise<ReadyJourney>;
}

/** The journeys that an app serves. */
export interface ServedJourneys {
  /** The journey of today by its name or display name. */
  find(name: string): ServedJourney | undefined;
  /** Where a run goes on that began in this version of a journey: today's journeys first, then those that were kept. */
  ofVersion(name: string, version: string): readonly ServedJourney[];
}
