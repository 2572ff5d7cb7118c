import { type Json, sameJson } from "../json.ts";
import { UniqueNames } from "../../naming/unique-names.ts";

/** A file of an earlier import that journeys may share. */
export interface EarlierFile {
  /** As texts and layouts name it. */
  readonly path: string;
  readonly text: string | undefined;
}

/** Files of an earlier import that journeys share. */
export interface EarlierFiles {
  /** By `keyOf(folder, id)`; several where there were several contents. */
  readonly byKey: ReadonlyMap<string, readonly EarlierFile[]>;
  /** All files that are there, as texts and layouts name them. */
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
  /** The value of a text that is JSON: the order of its keys does not count. */
  readonly value?: Json;
}

/** True for a text that says the same as a content. */
function says(text: string | undefined, content: SharedContent): boolean {
  if (text === undefined || text === content.text) return text !== undefined;
  if (content.value === undefined) return false;
  try {
    return sameJson(JSON.parse(text) as Json, content.value);
  } catch {
    return false;
  }
}

/**
 * Files beside the journeys. What several journeys have in the same words is one file; of two contents with one id,
 * each has its own.
 */
export class SharedFiles {
  readonly #made = new Map<string, { readonly path: string; readonly text: string }[]>();
  readonly #texts = new Map<string, string>();
  readonly #earlier: ReadonlyMap<string, readonly EarlierFile[]>;
  readonly #taken: UniqueNames;

  constructor(earlier: EarlierFiles) {
    this.#earlier = earlier.byKey;
    this.#taken = new UniqueNames(earlier.paths.map((path) => path.replace(/\.[^./]*$/, "")));
  }

  /** The files that were made, by the paths that texts and layouts have for them. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /**
   * @param before the file that the same journey had for it at an earlier import
   * @returns the path of the file, as a text names it: `./scripts/check-device.js`
   */
  put(content: SharedContent, before: string | undefined): string {
    const key = keyOf(content.folder, content.id);
    const made = this.#made.get(key) ?? [];
    const same = made.find(({ text }) => says(text, content));
    if (same !== undefined) return same.path;
    const earlier = this.#earlierFile(key, content, before);
    const path = earlier?.path ?? this.#new(content);
    // A file that says the same in another order of keys stays as it is.
    const text = says(earlier?.text, content) ? (earlier?.text ?? content.text) : content.text;
    this.#made.set(key, [...made, { path, text }]);
    this.#texts.set(path, text);
    return path;
  }

  /** What is there already keeps its file: that of the same journey, one that says the same, or the first. */
  #earlierFile(
    key: string,
    content: SharedContent,
    before: string | undefined,
  ): EarlierFile | undefined {
    const free = (this.#earlier.get(key) ?? []).filter(({ path }) => !this.#texts.has(path));
    return (
      free.find(({ path }) => path === before) ??
      free.find(({ text }) => says(text, content)) ??
      free[0]
    );
  }

  #new({ folder, stem, extension }: SharedContent): string {
    return `${this.#taken.take(`./${folder}/${stem}`, "-")}.${extension}`;
  }
}
