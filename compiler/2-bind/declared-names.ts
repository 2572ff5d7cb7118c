import type { SourceFile } from "../1-syntax/ast.ts";
import { declareSymbols, type Declared } from "./symbols.ts";

/** Which files declare a name, of all that one may import from. Kept up to date file by file. */
export class DeclaredNames {
  readonly #byFile = new Map<string, ReadonlyMap<string, Declared>>();
  readonly #byName = new Map<string, Map<string, Declared>>();
  /** Answers, until something of the name changes. */
  readonly #inOrder = new Map<string, readonly Declared[]>();

  /** Takes a file as it reads now. */
  update(source: SourceFile): void {
    this.add(source.path, declareSymbols(source, []));
  }

  add(path: string, declared: ReadonlyMap<string, Declared>): void {
    this.remove(path);
    this.#byFile.set(path, declared);
    for (const [name, symbol] of declared) {
      const files = this.#byName.get(name) ?? new Map<string, Declared>();
      this.#byName.set(name, files.set(path, symbol));
      this.#inOrder.delete(name);
    }
  }

  remove(path: string): void {
    for (const name of this.in(path).keys()) {
      const files = this.#byName.get(name);
      files?.delete(path);
      if (files?.size === 0) this.#byName.delete(name);
      this.#inOrder.delete(name);
    }
    this.#byFile.delete(path);
  }

  /** What a file declares. */
  in(path: string): ReadonlyMap<string, Declared> {
    return this.#byFile.get(path) ?? new Map();
  }

  /** What the name stands for in the files that declare it, in the order of their paths. */
  of(name: string): readonly Declared[] {
    const known = this.#inOrder.get(name);
    if (known !== undefined) return known;
    const found = [...(this.#byName.get(name)?.values() ?? [])];
    const inOrder = found.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    this.#inOrder.set(name, inOrder);
    return inOrder;
  }
}
