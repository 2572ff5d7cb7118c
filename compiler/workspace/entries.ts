import { inOrder } from "../diagnostics/collection.ts";
import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host.ts";
import { nothingToDo } from "./errors/nothing-to-do.ts";
import { wholeFile } from "./read-failure.ts";

export interface Entries {
  /** Files, each once, in the order of their paths. Those that were named need not exist: reading them says so. */
  readonly files: readonly string[];
  /** The folders among the paths. */
  readonly folders: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The finding for a folder, or for standard input, that has nothing in it. */
export function nothingIn(path: string): Diagnostic {
  return report(nothingToDo, { path }, wholeFile(path), {
    hints: ["`journeyc init` writes a first journey."],
  });
}

/** What paths mean: a folder stands for every journey file under it, anything else for itself. */
export function entriesOf(host: Host, paths: readonly string[]): Entries {
  const files = new Set<string>();
  const folders: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    // A folder whose name says that it is a journey file is a mistake, which reading it reports.
    if (path.endsWith(".journey") || !host.isDirectory(path)) {
      files.add(path);
      continue;
    }
    folders.push(path);
    const found = host.list(path);
    if (found.length === 0) diagnostics.push(nothingIn(path));
    for (const file of found) files.add(file);
  }
  return { files: [...files].toSorted(), folders, diagnostics: inOrder(diagnostics) };
}
