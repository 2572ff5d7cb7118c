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

/** The files of all scripts of an import. A script that several journeys have in the same words is one file. */
export class ScriptFiles {
  readonly #byContent = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #stems = new UniqueNames();

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
    const path = this.#byContent.get(content) ?? this.#newPath(name, record);
    this.#byContent.set(content, path);
    this.#texts.set(path, decoded.text);
    return { path, text: decoded.text, layout: { id, name, encoding: decoded.encoding } };
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
