import {
  type Checked,
  type Diagnostic,
  inOrder,
  needImporters,
  type SourceFile,
} from "journeyc/analysis";
import type { Project } from "../project/project.ts";

/** A check of more files than this takes longer than a keystroke may: it waits until nobody types. */
const mostFilesAtOnce = 40;

/** What a file says of those that it imports, apart from what its journeys do. */
function importsText(file: SourceFile | undefined): string {
  const imports = file?.declarations.filter(({ kind }) => kind === "Import") ?? [];
  return imports.map(({ span }) => file?.text.slice(span.start, span.end)).join("\n");
}

/**
 * What is wrong with the files of a folder. A file is checked together with everything that imports it, and with what
 * all of these import: no other file can change what is found in it.
 */
export class ProjectFindings {
  readonly #project: Project;
  readonly #tell: (path: string, diagnostics: readonly Diagnostic[]) => void;
  /** Files whose findings may be others by now. */
  readonly #dirty = new Set<string>();
  /** Of these, the ones that have just been written in, the last one last. */
  readonly #urgent = new Set<string>();
  readonly #found = new Map<string, readonly Diagnostic[]>();
  /** What the check of a journey found in schemas, scripts and the catalogue, by the journey. */
  readonly #elsewhere = new Map<string, readonly Diagnostic[]>();
  /** The journeys that rest on a schema, a script or another file that is none. */
  readonly #restingOn = new Map<string, Set<string>>();
  readonly #imports = new Map<string, string>();
  /** What the editor was told last, by file. */
  readonly #told = new Map<string, { readonly key: string; readonly count: number }>();

  constructor(project: Project, tell: (path: string, diagnostics: readonly Diagnostic[]) => void) {
    this.#project = project;
    this.#tell = tell;
  }

  /** The files with findings that the editor knows of. */
  get told(): readonly string[] {
    return [...this.#told].flatMap(([path, { count }]) => (count === 0 ? [] : [path]));
  }

  of(path: string): readonly Diagnostic[] {
    const elsewhere = [...this.#elsewhere.values()]
      .flat()
      .filter(({ primary }) => primary.file === path);
    return inOrder([...(this.#found.get(path) ?? []), ...elsewhere]);
  }

  /** What is wrong with a file as all files read now: it is checked first where that is not known. */
  current(path: string): readonly Diagnostic[] {
    if (this.#dirty.has(path) || this.#urgent.has(path)) {
      this.#urgent.delete(path);
      this.#checkNow(path);
    }
    return this.of(path);
  }

  /** A file of the folder has been read for the first time. */
  added(path: string): void {
    this.#imports.set(path, importsText(this.#project.parsed(path)?.value));
    if (!this.#found.has(path)) this.#dirty.add(path);
  }

  /** A file is another, or gone. */
  changed(path: string): void {
    if (path.endsWith(".journey")) this.#journeyChanged(path);
    else for (const journey of this.#restingOn.get(path) ?? []) this.#dirty.add(journey);
  }

  /** The project's own node types are others, so that anything may be. */
  allChanged(): void {
    for (const path of this.#project.files) this.#dirty.add(path);
  }

  #journeyChanged(path: string): void {
    const source = this.#project.parsed(path)?.value;
    const { graph } = this.#project;
    const importers = graph.importersOf(path);
    const imports = importsText(source);
    const sameImports = this.#imports.get(path) === imports;
    this.#imports.set(path, imports);
    for (const one of importers) this.#dirty.add(one);
    for (const one of graph.importedBy([path, ...importers])) {
      // What has no journey is not run by any: only who imports it matters.
      if (!sameImports || this.#hasJourney(one)) this.#dirty.add(one);
    }
    this.#urgent.delete(path);
    if (source === undefined) {
      this.#dirty.delete(path);
      this.#found.delete(path);
      this.#elsewhere.delete(path);
      this.#say(path);
      return;
    }
    this.#dirty.add(path);
    this.#urgent.add(path);
  }

  #hasJourney(path: string): boolean {
    const source = this.#project.parsed(path)?.value;
    return source?.declarations.some(({ kind }) => kind === "Journey") ?? false;
  }

  /** Checks the files that have just been written in; false when there are none. */
  checkUrgent(): boolean {
    const path = [...this.#urgent].at(-1);
    if (path === undefined) return false;
    this.#urgent.delete(path);
    this.#checkNow(path);
    return true;
  }

  #checkNow(path: string): void {
    const together = this.#together(path);
    if (this.#project.isRead && together.size <= mostFilesAtOnce) this.#check(path, true);
    else this.#checkAlone(path);
  }

  /**
   * Checks one more file; false when there is nothing left to do.
   * @param large whether checks that take long are welcome: nobody is typing
   */
  checkNext(isOpen: (path: string) => boolean, large: boolean): boolean {
    const can = (path: string): boolean => large || this.#together(path).size <= mostFilesAtOnce;
    const path = this.#first((one) => isOpen(one) && can(one)) ?? this.#first(can);
    if (path === undefined) return false;
    this.#check(path);
    return true;
  }

  #first(fits: (path: string) => boolean): string | undefined {
    for (const path of this.#dirty) if (fits(path)) return path;
    return undefined;
  }

  get hasWork(): boolean {
    return this.#dirty.size > 0;
  }

  /** The files that a file is checked with. */
  #together(path: string): ReadonlySet<string> {
    const { graph } = this.#project;
    const entries = [path, ...graph.importersOf(path)];
    return new Set([...entries, ...graph.importedBy(entries)]);
  }

  #check(path: string, always = false): void {
    const { graph } = this.#project;
    const entries = [path, ...graph.importersOf(path)].filter((one) =>
      this.#project.files.has(one),
    );
    const checked = this.#project.workspace.check(entries);
    const files = new Set(checked.files.map((file) => file.path));
    this.#dirty.delete(path);
    // Others that have all their importers here are done, too.
    for (const file of files) {
      const whole = file === path || [...graph.importersOf(file)].every((one) => files.has(one));
      if (whole) this.#settle(file, checked, always && file === path);
    }
    this.#takeElsewhere(path, checked, files);
  }

  /** A first answer while the rest of the program is not known, or too large: what nobody else decides. */
  #checkAlone(path: string): void {
    const checked = this.#project.workspace.check([path]);
    const found = checked.diagnostics.filter(
      ({ code, primary }) => primary.file === path && !needImporters.has(code),
    );
    const before = (this.#found.get(path) ?? []).filter(({ code }) => needImporters.has(code));
    this.#found.set(path, inOrder([...found, ...before]));
    this.#say(path, true);
  }

  #settle(path: string, { diagnostics }: Checked, always: boolean): void {
    this.#dirty.delete(path);
    this.#found.set(
      path,
      diagnostics.filter(({ primary }) => primary.file === path),
    );
    this.#say(path, always);
  }

  #takeElsewhere(path: string, checked: Checked, files: ReadonlySet<string>): void {
    for (const dependency of checked.dependencies) {
      if (dependency.endsWith(".journey")) continue;
      const resting = this.#restingOn.get(dependency) ?? new Set();
      this.#restingOn.set(dependency, resting.add(path));
    }
    const before = this.#elsewhere.get(path) ?? [];
    const now = checked.diagnostics.filter(({ primary }) => !files.has(primary.file));
    this.#elsewhere.set(path, now);
    for (const file of new Set([...before, ...now].map(({ primary }) => primary.file)))
      this.#say(file);
  }

  /** @param always whether the editor waits for an answer, even if it is the old one */
  #say(path: string, always = false): void {
    const diagnostics = this.of(path);
    const before = this.#told.get(path);
    // A place is told in lines: it is another when the text before it is.
    const key = JSON.stringify([diagnostics, this.#project.lines(path)?.text.length]);
    const count = diagnostics.length;
    this.#told.set(path, { key, count });
    const old = before === undefined ? count === 0 : before.key === key;
    if (always || !old) this.#tell(path, diagnostics);
  }
}
