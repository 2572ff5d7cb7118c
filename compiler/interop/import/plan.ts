import type { JourneyBundle, JourneyDocument } from "../journey-document.ts";
import { type JsonObject, objectAt, sameJson } from "../json.ts";
import { fileStem, journeyIdentifier } from "../../naming/identifiers.ts";
import { UniqueNames } from "../../naming/unique-names.ts";
import type { EarlierImport, EarlierJourney } from "./earlier.ts";
import type { JourneyReference } from "./file-words.ts";
import type { ThreeWay } from "./three-way.ts";

/** A journey and the file that it will be. */
export interface PlannedJourney {
  readonly bundle: JourneyBundle;
  /** What is imported: the source, with what only the text has changed since the last import. */
  readonly source: JourneyDocument;
  /** What the source itself says. */
  readonly origin: JsonObject;
  /** How text and source were brought together; undefined for a journey that comes for the first time. */
  readonly merge: ThreeWay | undefined;
  readonly identifier: string;
  /** The name of its file, in the folder that is imported to: `login.journey`. */
  readonly file: string;
  /** The same journey as an earlier import has left it. */
  readonly earlier: EarlierJourney | undefined;
  /** True when another journey of the same name, and with other content, came before it. */
  readonly repeatsName: boolean;
}

/** Where each journey of an import goes, and how journeys refer to each other. */
export class ImportPlan {
  readonly journeys: readonly PlannedJourney[];
  readonly #byBundle = new Map<JourneyBundle, Map<string, PlannedJourney>>();
  readonly #byName = new Map<string, PlannedJourney>();
  readonly #earlier: EarlierImport;
  readonly #files: UniqueNames;
  readonly #claimed = new Set<EarlierJourney>();

  constructor(bundles: readonly JourneyBundle[], earlier: EarlierImport) {
    this.#earlier = earlier;
    this.#files = new UniqueNames(earlier.files);
    const journeys: PlannedJourney[] = [];
    for (const bundle of bundles) {
      const own = new Map<string, PlannedJourney>();
      const identifiers = new UniqueNames();
      this.#byBundle.set(bundle, own);
      for (const source of bundle.journeys) {
        const same = this.#same(source, journeys);
        const planned = same ?? this.#plan(bundle, source, identifiers);
        if (same === undefined) journeys.push(planned);
        if (!own.has(source.name)) own.set(source.name, planned);
        if (!this.#byName.has(source.name)) this.#byName.set(source.name, planned);
      }
    }
    this.journeys = journeys;
  }

  /** A journey that several files carry, as exports with their inner journeys do, is one journey. */
  #same(
    { name, document }: JourneyDocument,
    journeys: readonly PlannedJourney[],
  ): PlannedJourney | undefined {
    return journeys.find(
      ({ source, origin }) => source.name === name && sameJson(origin, document),
    );
  }

  #plan(bundle: JourneyBundle, source: JourneyDocument, identifiers: UniqueNames): PlannedJourney {
    const repeatsName = this.#byName.has(source.name);
    const claimed = this.#claim(source);
    const merged = claimed && this.#earlier.mergedWith(claimed, source.document);
    const earlier = merged?.earlier;
    return {
      bundle,
      source: { name: source.name, document: merged?.merge.document ?? source.document },
      origin: source.document,
      merge: merged?.merge,
      identifier: identifiers.take(earlier?.identifier ?? journeyIdentifier(source.name)),
      file: earlier?.file ?? this.#newFile(source),
      earlier,
      repeatsName,
    };
  }

  #newFile({ name }: JourneyDocument): string {
    return `${this.#files.take(fileStem(name, "journey"), "-")}.journey`;
  }

  /** The journey of an earlier import that a source is: of those with its name, the one with most of its nodes. */
  #claim({ name, document }: JourneyDocument): EarlierJourney | undefined {
    const nodes = objectAt(objectAt(document, "tree"), "nodes");
    const common = ({ layout }: EarlierJourney): number =>
      Object.values(layout.nodes).filter(({ id }) => Object.hasOwn(nodes, id)).length;
    const [best] = (this.#earlier.journeys.get(name) ?? [])
      .filter((journey) => !this.#claimed.has(journey))
      .toSorted((one, other) => common(other) - common(one));
    if (best !== undefined) this.#claimed.add(best);
    return best;
  }

  /**
   * How a journey refers to another, by its name in AM: one of the same source, else one of the same import, else
   * one of an earlier import; where there is none, where it would be.
   */
  reference(
    from: PlannedJourney,
    name: string,
  ): JourneyReference & { readonly isMissing?: boolean } {
    const target = this.#byBundle.get(from.bundle)?.get(name) ?? this.#byName.get(name);
    if (target === from) return { identifier: from.identifier, from: undefined };
    const known = target ?? this.#earlier.journeys.get(name)?.[0];
    if (known !== undefined) return { identifier: known.identifier, from: `./${known.file}` };
    const file = `${fileStem(name, "journey")}.journey`;
    return { identifier: journeyIdentifier(name), from: `./${file}`, isMissing: true };
  }
}
