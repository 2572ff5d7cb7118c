import type { SourceFile } from "../1-syntax/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { entryFault } from "./entry-fault.ts";
import { type Phases, unwatched } from "../phases.ts";
import type { ParseCache, Parsed } from "./parse-cache.ts";
import type { Snapshot } from "./snapshot.ts";

export interface ReachableFiles {
  /** Entries and what they import, directly or not, in the order of their paths. */
  readonly files: readonly SourceFile[];
  /** What the parser found, and entries that could not be read. The binder reports imports that cannot be. */
  readonly diagnostics: readonly Diagnostic[];
}

function importsOf(file: SourceFile, snapshot: Snapshot): string[] {
  return file.declarations
    .filter((declaration) => declaration.kind === "Import")
    .filter(({ from }) => from.value.endsWith(".journey"))
    .map(({ from }) => snapshot.resolve(file.path, from.value));
}

/** Follows imports from the entries. Files that import each other are followed once. */
export function reachableFiles(
  entries: readonly string[],
  snapshot: Snapshot,
  cache: ParseCache,
  { tell }: Phases = unwatched,
): ReachableFiles {
  const failures = entries.flatMap((path) => entryFault(path, snapshot.read(path)) ?? []);
  const failed = new Set(failures.map(({ primary }) => primary.file));
  const parsed = new Map<string, Parsed>();
  const pending = entries.filter((path) => !failed.has(path));
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const text = snapshot.text(path);
    if (text === undefined) cache.drop(path);
    if (text === undefined || parsed.has(path)) continue;
    const result = cache.parse(path, text);
    parsed.set(path, result);
    tell("Files read:", parsed.size, parsed.size + pending.length);
    pending.push(...importsOf(result.value, snapshot));
  }
  const inOrder = [...parsed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  return {
    files: inOrder.map(({ value }) => value),
    diagnostics: [...failures, ...inOrder.flatMap(({ diagnostics }) => diagnostics)],
  };
}
