import { UniqueNames } from "../naming/unique-names.ts";

/** Files of an earlier import that journeys share. */
export interface EarlierFiles {
  /** Paths, as texts and layouts name them, by `keyOf(folder, id)`. */
  readonly byKey: ReadonlyMap<string, string>;
  /** All files that are there, as paths of the same kind. */
  readonly paths: readonly string[];
}

/** What a file is of: a script, a theme, a template, by its folder and its id. */
export function keyOf(folder: string, id: string): string {
  return JSON.stringify([folder, id]);
}

/** What goes to a file that several journeys may share. */
export interface SharedContent {
  /** `scripts`, `dependencies/themes` */
  readonly folder: string;
  readonly id: string;
  /** The name of the file, without its extension. */
  readonly stem: string;
  /** Without its dot. */
  readonly extension: string;
  readonly text: string;
}

/**
 * Files beside the journeys. What several journeys have in the same words is one file; of two contents with one id,
 * each has its own.
 */
export class SharedFiles {
  readonly #byContent = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #earlier: Map<string, string>;
  readonly #taken: UniqueNames;

  constructor(earlier: EarlierFiles) {
    this.#earlier = new Map(earlier.byKey);
    this.#taken = new UniqueNames(earlier.paths.map((path) => path.replace(/\.[^./]*$/, "")));
  }

  /** The files that were made, by the paths that texts and layouts have for them. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /** @returns the path of the file, as a text names it: `./scripts/check-device.js` */
  put(content: SharedContent): string {
    const { folder, id, text } = content;
    const key = JSON.stringify([folder, id, text]);
    const path = this.#byContent.get(key) ?? this.#earlierPath(folder, id) ?? this.#new(content);
    this.#byContent.set(key, path);
    this.#texts.set(path, text);
    return path;
  }

  /** What is there already keeps its file; of two in this import with one id, the first. */
  #earlierPath(folder: string, id: string): string | undefined {
    const key = keyOf(folder, id);
    const path = this.#earlier.get(key);
    this.#earlier.delete(key);
    return path;
  }

  #new({ folder, stem, extension }: SharedContent): string {
    return `${this.#taken.take(`./${folder}/${stem}`, "-")}.${extension}`;
  }
}
