import { type DiagnosticCode, needNames, needOtherSchemas } from "journeyc/analysis";
import type { Project } from "../project/project.ts";
import { namesApart, nothing, type Outline, outlineOf } from "./outline.ts";

/** Gives the files in which one of these has been found. */
export type FilesWith = (codes: ReadonlySet<DiagnosticCode>) => Iterable<string>;

/** Says in which files something else may be found when a file has changed. */
export class Affected {
  readonly #project: Project;
  readonly #outlines = new Map<string, Outline>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Remembers a file that has been read for the first time. */
  added(path: string): void {
    this.#outlines.set(path, outlineOf(this.#project, path));
  }

  /**
   * The files that a change affects, beside the changed one.
   * @param filesWith as far as it is known
   */
  by(path: string, filesWith: FilesWith): ReadonlySet<string> {
    return path.endsWith(".journey")
      ? this.#byJourney(path, filesWith)
      : this.#byOther(this.#project.graph.importersOf(path));
  }

  #byJourney(path: string, filesWith: FilesWith): ReadonlySet<string> {
    const { graph } = this.#project;
    const before = this.#outlines.get(path) ?? nothing;
    const now = outlineOf(this.#project, path);
    if (now === nothing) this.#outlines.delete(path);
    else this.#outlines.set(path, now);
    const importers = graph.importersOf(path);
    const affected = new Set([...importers, ...before.named]);
    for (const one of graph.importedBy([path, ...importers, ...before.named])) {
      // What has no journey is not run by any: only who imports what of it matters.
      if (before.imports !== now.imports || this.#hasJourney(one)) affected.add(one);
    }
    const apart = namesApart(before, now);
    this.#addDeclarers(apart, affected);
    if (apart.length > 0) for (const one of filesWith(needNames)) affected.add(one);
    // They point at the first declaration, which may have moved.
    const compared = [...now.declared.values()].some(({ kind }) => kind === "resource");
    if (compared) for (const one of filesWith(needOtherSchemas)) affected.add(one);
    return affected;
  }

  /** By a schema, a script, or another file that is no journey. */
  #byOther(resting: ReadonlySet<string>): ReadonlySet<string> {
    const affected = new Set([...resting, ...this.#project.graph.importedBy(resting)]);
    for (const one of resting) this.#addDeclarers(this.#project.names.in(one).keys(), affected);
    return affected;
  }

  /** Those that declare a resource of the same name: its schemas are compared. */
  #addDeclarers(names: Iterable<string>, affected: Set<string>): void {
    for (const name of names) {
      for (const { kind, file } of this.#project.names.of(name))
        if (kind === "resource") affected.add(file);
    }
  }

  #hasJourney(path: string): boolean {
    const declared = this.#project.names.in(path).values();
    return [...declared].some(({ kind }) => kind === "journey");
  }
}
