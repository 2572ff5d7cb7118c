import type { Declared, FileScope } from "./symbols.ts";

/** Everything that imports a file, directly or not. */
function importersOf(
  path: string,
  importers: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [path];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const importer of importers.get(next) ?? []) {
      if (found.has(importer)) continue;
      found.add(importer);
      pending.push(importer);
    }
  }
  return found;
}

/**
 * Where the program declares a name that a file lacks: of several places, the first. Files that import this one are left
 * out: they cannot be imported.
 */
export function declaredElsewhere(
  scopes: readonly FileScope[],
): (name: string, file: string) => Declared | undefined {
  const places = new Map<string, Declared[]>();
  const importers = new Map<string, Set<string>>();
  for (const { source, declared, imports } of scopes) {
    for (const [name, symbol] of declared) {
      const known = places.get(name);
      if (known === undefined) places.set(name, [symbol]);
      else known.push(symbol);
    }
    for (const { path } of imports) {
      if (path === undefined) continue;
      importers.set(path, (importers.get(path) ?? new Set()).add(source.path));
    }
  }
  const barred = new Map<string, ReadonlySet<string>>();
  return (name, file) => {
    const known = places.get(name);
    if (known === undefined) return undefined;
    const without = barred.get(file) ?? importersOf(file, importers);
    barred.set(file, without);
    return known.find((symbol) => !without.has(symbol.file));
  };
}
