import { isObject, type JsonObject, own, textAt } from "../json.ts";
import { fileStem } from "../naming/identifiers.ts";
import { UniqueNames } from "../naming/unique-names.ts";
import { decodeScript } from "../scripts/encoding.ts";
import type { ScriptLayout } from "../sidecar/layout.ts";

export interface ScriptFile {
  /** As a text names it: `./scripts/check-device.js`. */
  readonly path: string;
  readonly text: string;
  readonly layout: ScriptLayout;
}

const extensions: Readonly<Record<string, string>> = { GROOVY: "groovy" };

/** The scripts of an earlier import. */
export interface EarlierScripts {
  readonly byId: ReadonlyMap<string, string>;
  /** The names of all files among them, without extensions. */
  readonly stems: readonly string[];
}

/** The files of all scripts of an import. A script that several journeys have in the same words is one file. */
export class ScriptFiles {
  readonly #byContent = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #stems: UniqueNames;
  readonly #earlier: Map<string, string>;

  /** @param earlier the paths of scripts by their ids, and of other files, as an earlier import has left them */
  constructor(earlier: EarlierScripts) {
    this.#earlier = new Map(earlier.byId);
    this.#stems = new UniqueNames(earlier.stems);
  }

  /** The files that were made, by the paths that texts have for them. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /** The file of a script; undefined where it has no text, which then stays in the layout. */
  file(id: string, record: JsonObject): ScriptFile | undefined {
    const decoded = decodeScript(own(record, "script") ?? null);
    if (decoded === undefined || !decoded.text.isWellFormed()) return undefined;
    const name = textAt(record, "name") ?? id;
    const content = JSON.stringify([id, decoded.text]);
    const path =
      this.#byContent.get(content) ?? this.#earlierPath(id) ?? this.#newPath(name, record);
    this.#byContent.set(content, path);
    this.#texts.set(path, decoded.text);
    return { path, text: decoded.text, layout: { id, name, encoding: decoded.encoding } };
  }

  /** A script that is there already keeps its file; of two in this import with one id, the first. */
  #earlierPath(id: string): string | undefined {
    const path = this.#earlier.get(id);
    this.#earlier.delete(id);
    return path;
  }

  #newPath(name: string, record: JsonObject): string {
    const extension = extensions[textAt(record, "language") ?? ""] ?? "js";
    const stem = this.#stems.take(fileStem(name, "script"), "-");
    return `./scripts/${stem}.${extension}`;
  }

  /** The scripts of a journey's document by their ids. */
  of(document: JsonObject): ReadonlyMap<string, ScriptFile> {
    const scripts = own(document, "scripts");
    const files = Object.entries(isObject(scripts) ? scripts : {}).flatMap(([id, record]) => {
      const file = isObject(record) ? this.file(id, record) : undefined;
      return file === undefined ? [] : [[id, file] as const];
    });
    return new Map(files);
  }
}
