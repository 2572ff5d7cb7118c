import type { Project } from "../project/project.ts";

/**
 * How much text (in characters) is checked while somebody types: some milliseconds. A larger check is made apart, or
 * waits until nobody types.
 */
export const fewCharacters = 8_000;

/** What a file is checked with. */
export interface Scope {
  /** The file, and those that import it. */
  readonly entries: readonly string[];
  /** True: some who import it are left out, so that not all can be said. */
  readonly isPart: boolean;
}

/**
 * The files to check so that what is found in one is all that there is: everything that imports it, and what all of
 * these import. No other file can change what is found in it.
 *
 * @param most how much text there may be beside the file itself
 * @returns what fits, those that import the file most directly first
 */
export function scopeOf(project: Project, path: string, most: number): Scope {
  const { graph, files } = project;
  const seen = new Set([path]);
  const entries = [path];
  let size = 0;
  const add = (one: string): void => {
    if (seen.has(one)) return;
    seen.add(one);
    size += project.parsed(one)?.value.text.length ?? 0;
  };
  for (const one of graph.eachImportedBy([path])) add(one);
  for (const importer of graph.eachImporterOf([path])) {
    if (importer === path || !files.has(importer)) continue;
    add(importer);
    for (const one of graph.eachImportedBy([importer])) {
      if (size > most) break;
      add(one);
    }
    if (size > most) return { entries, isPart: true };
    entries.push(importer);
  }
  return { entries, isPart: false };
}
