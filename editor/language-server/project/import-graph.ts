import type { SourceFile } from "journeyc/analysis";
import { filesNamedIn } from "./named-files.ts";

/** Which file names which others: journeys that are imported, schemas, scripts. Kept up to date file by file. */
export class ImportGraph {
  readonly #resolve: (from: string, specifier: string) => string;
  readonly #imports = new Map<string, ReadonlySet<string>>();
  readonly #importers = new Map<string, Set<string>>();

  constructor(resolve: (from: string, specifier: string) => string) {
    this.#resolve = resolve;
  }

  /** Takes a file as it reads now. */
  update(file: SourceFile): void {
    this.remove(file.path);
    const named = filesNamedIn(file).map((specifier) => this.#resolve(file.path, specifier));
    const imports = new Set(named);
    this.#imports.set(file.path, imports);
    for (const path of imports) {
      const importers = this.#importers.get(path) ?? new Set();
      this.#importers.set(path, importers.add(file.path));
    }
  }

  remove(path: string): void {
    for (const imported of this.#imports.get(path) ?? []) {
      const importers = this.#importers.get(imported);
      importers?.delete(path);
      if (importers?.size === 0) this.#importers.delete(imported);
    }
    this.#imports.delete(path);
  }

  /** What a file itself names, whether or not it is there. */
  namedBy(path: string): ReadonlySet<string> {
    return this.#imports.get(path) ?? none;
  }

  /** True when a file imports this one, whether or not it is there. */
  isImported(path: string): boolean {
    return (this.#importers.get(path)?.size ?? 0) > 0;
  }

  /** Everything that imports a file, directly or not; not the file itself, unless it is in a circle. */
  importersOf(path: string): ReadonlySet<string> {
    return new Set(this.eachImporterOf([path]));
  }

  /** The same one by one, the nearest first, for who does not want them all. */
  eachImporterOf(paths: Iterable<string>): Generator<string> {
    return closure(paths, (one) => this.#importers.get(one));
  }

  /** Every journey file that these import, directly or not. */
  importedBy(paths: Iterable<string>): ReadonlySet<string> {
    return new Set(this.eachImportedBy(paths));
  }

  *eachImportedBy(paths: Iterable<string>): Generator<string> {
    for (const path of closure(paths, (one) => this.#imports.get(one)))
      if (path.endsWith(".journey")) yield path;
  }
}

const none: ReadonlySet<string> = new Set();

function* closure(
  from: Iterable<string>,
  next: (path: string) => ReadonlySet<string> | undefined,
): Generator<string> {
  const found = new Set<string>();
  const queue = [...from];
  for (const path of queue) {
    for (const one of next(path) ?? none) {
      if (found.has(one)) continue;
      found.add(one);
      queue.push(one);
      yield one;
    }
  }
}
