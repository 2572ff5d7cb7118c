import { jsonParser } from "#libraries";
import type { Label } from "../diagnostics/diagnostic.ts";

/** A step into a JSON value: a key or an index. */
export type JsonPath = readonly (string | number)[];

/** Says where the parts of a JSON text stand. The text is parsed again when something is first asked. */
export class JsonPlaces {
  readonly #file: string;
  readonly #text: string;
  #root: import("jsonc-parser").Node | undefined;

  /** @param text JSON, not nested without end */
  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  /** The value at a path, or the nearest one around it. Of an object or a list the opening bracket alone. */
  placeOf(path: JsonPath): Label {
    const library = jsonParser();
    this.#root ??= library.parseTree(this.#text);
    for (let length = path.length; this.#root !== undefined && length >= 0; length--) {
      const node = library.findNodeAtLocation(this.#root, path.slice(0, length));
      if (node === undefined) continue;
      const isLeaf = node.children === undefined;
      const end = node.offset + (isLeaf ? node.length : 1);
      return { file: this.#file, span: { start: node.offset, end } };
    }
    return { file: this.#file, span: { start: 0, end: 0 } };
  }
}
