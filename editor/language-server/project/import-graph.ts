import type { SourceFile } from "journeyc/analysis";

/** The `.journey` files that a file imports, as the host names them. */
function importsOf(
  file: SourceFile,
  resolve: (from: string, specifier: string) => string,
): Set<string> {
  const specifiers = file.declarations.flatMap((declaration) =>
    declaration.kind === "Import" && declaration.from.value.endsWith(".journey")
      ? [declaration.from.value]
      : [],
  );
  return new Set(specifiers.map((specifier) => resolve(file.path, specifier)));
}

/** Who imports whom, kept up to date file by file. */
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
    const imports = importsOf(file, this.#resolve);
    this.#imports.set(file.path, imports);
    for (const path of imports) {
      const importers = this.#importers.get(path) ?? new Set();
      this.#importers.set(path, importers.add(file.path));
    }
  }

  remove(path: string): void {
    for (const imported of this.#imports.get(path) ?? []) {
      this.#importers.get(imported)?.delete(path);
    }
    this.#imports.delete(path);
  }

  /** True when a file imports this one, whether or not it is there. */
  isImported(path: string): boolean {
    return (this.#importers.get(path)?.size ?? 0) > 0;
  }

  /** Everything that imports a file, directly or not; not the file itself, unless it is in a circle. */
  importersOf(path: string): ReadonlySet<string> {
    return closure([path], (one) => this.#importers.get(one));
  }

  /** Everything that these files import, directly or not. */
  importedBy(paths: Iterable<string>): ReadonlySet<string> {
    return closure(paths, (one) => this.#imports.get(one));
  }
}

function closure(
  from: Iterable<string>,
  next: (path: string) => ReadonlySet<string> | undefined,
): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...from];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    for (const one of next(path) ?? []) {
      if (found.has(one)) continue;
      found.add(one);
      pending.push(one);
    }
  }
  return found;
}
