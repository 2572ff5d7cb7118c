import { catalogueFile, type Diagnostic, inOrder, needImporters } from "journeyc/analysis";
import type { Project } from "../project/project.ts";
import { Affected } from "./affected.ts";
import type { Found } from "./background-checker.ts";
import { FoundByFile } from "./found-by-file.ts";
import { fewCharacters, scopeOf } from "./scope.ts";

/** So many files are checked one after the other; more of them are checked together. */
const fewFiles = 20;

/** Tells the editor what is found in a file now. @param always even if that is what it has been told last */
export type Tell = (path: string, always: boolean) => void;

/** What is wrong with the files of a folder, and which of them are to be checked because something has changed. */
export class ProjectFindings {
  readonly #project: Project;
  readonly #tell: Tell;
  readonly #affected: Affected;
  readonly #found = new FoundByFile();
  /** Files whose findings may be others by now. */
  readonly #dirty = new Set<string>();
  /** Of these, the ones that have just been written in, the last one last. */
  readonly #urgent = new Set<string>();
  /** Files that are being checked in the background, unless something has changed since. */
  readonly #underway = new Set<string>();
  /** Files that have changed, of which it has not been worked out yet what else they affect. */
  readonly #changed = new Set<string>();
  #catalogueIsDirty = true;

  constructor(project: Project, tell: Tell) {
    this.#project = project;
    this.#tell = tell;
    this.#affected = new Affected(project);
  }

  of(path: string): readonly Diagnostic[] {
    return this.#found.of(path);
  }

  get hasWork(): boolean {
    return this.#dirty.size > 0 || !this.isSpread || this.#catalogueIsDirty;
  }

  /** What is wrong with a file as all files read now: it is checked first where that is not known. */
  current(path: string): readonly Diagnostic[] {
    this.#spread();
    if (this.#dirty.has(path) || this.#urgent.has(path) || this.#underway.has(path)) {
      this.#urgent.delete(path);
      this.#checkNow(path);
    }
    return this.of(path);
  }

  /** A file of the folder has been read for the first time. */
  added(path: string): void {
    this.#affected.added(path);
    if (!this.#found.has(path)) this.#dirty.add(path);
  }

  /** A file is another, or gone. */
  changed(path: string): void {
    this.#changed.add(path);
    if (!path.endsWith(".journey")) return;
    this.#urgent.delete(path);
    this.#taint(path);
    if (this.#project.files.has(path)) this.#urgent.add(path);
    else this.#clear(path);
  }

  /** The project's own node types are others, so that anything may be. */
  allChanged(): void {
    this.#catalogueIsDirty = true;
    for (const path of this.#project.files) this.#taint(path);
  }

  /** Works out what the changes affect: of a file that many import, after its own findings have been told. */
  #spread(): void {
    for (const path of this.#changed) {
      const affected = this.#affected.by(path, (codes) => this.#found.withAny(codes));
      for (const one of affected) this.#taint(one);
    }
    this.#changed.clear();
  }

  /** What is being found in the background is no longer of this file. */
  #taint(path: string): void {
    if (this.#project.files.has(path)) this.#dirty.add(path);
    this.#underway.delete(path);
  }

  #clear(path: string): void {
    this.#dirty.delete(path);
    this.#found.forget(path);
    this.#tell(path, false);
  }

  /** Checks the file that has just been written in; false when there is none. */
  checkUrgent(): boolean {
    const path = [...this.#urgent].at(-1);
    if (path === undefined) return false;
    this.#urgent.delete(path);
    this.#checkNow(path);
    return true;
  }

  #checkNow(path: string): void {
    const { entries, isPart } = scopeOf(this.#project, path, fewCharacters);
    const isWhole = !isPart && this.#project.isRead;
    // Then few others are affected, and most of them are checked with it.
    if (isWhole) this.#spread();
    const found = this.#check(entries);
    if (isWhole) this.#settle(found, path, true);
    else this.#settlePart(path, found);
  }

  /** True when it is known what all changes affect. */
  get isSpread(): boolean {
    return this.#changed.size === 0;
  }

  /**
   * Checks one more file that does not take long; false when there is none.
   * @param isQuiet whether nobody types: then it is worked out what a file affects that many import
   */
  checkSmall(isOpen: (path: string) => boolean, isQuiet: boolean): boolean {
    if (!isQuiet && !this.isSpread) return false;
    this.#spread();
    if (this.#catalogueIsDirty) return this.#checkCatalogue();
    const isFew = this.#dirty.size <= fewFiles;
    for (const path of this.#dirty) {
      if (!isFew && !isOpen(path)) continue;
      const { entries, isPart } = scopeOf(this.#project, path, fewCharacters);
      if (isPart) continue;
      this.#settle(this.#check(entries), path);
      return true;
    }
    return false;
  }

  /** Checks one more file, however long that takes. */
  checkLarge(): void {
    const [path] = this.#dirty;
    if (path === undefined) return;
    const { entries } = scopeOf(this.#project, path, Infinity);
    this.#settle(this.#check(entries), path);
  }

  /** The entries of one check of everything that is to be checked, which is now under way elsewhere. */
  takeAll(): readonly string[] {
    this.#spread();
    const { graph, files } = this.#project;
    const entries = new Set([...this.#dirty, ...graph.eachImporterOf(this.#dirty)]);
    for (const path of this.#dirty) this.#underway.add(path);
    this.#dirty.clear();
    return [...entries].filter((path) => files.has(path));
  }

  /** Takes what was found elsewhere, as far as it still holds. */
  takeFound(found: Found): void {
    this.#spread();
    this.#takeAbout(found, this.#underway);
    this.#underway.clear();
  }

  /** What was under way has failed: it is to be checked here. */
  giveBack(): void {
    for (const path of this.#underway) this.#dirty.add(path);
    this.#underway.clear();
  }

  #check(entries: readonly string[]): Found {
    const known = entries.filter((path) => this.#project.files.has(path));
    const { files, diagnostics } = this.#project.workspace.check(known);
    return { files: files.map(({ path }) => path), diagnostics };
  }

  #checkCatalogue(): true {
    this.#catalogueIsDirty = false;
    const { diagnostics } = this.#project.workspace.check([]);
    this.#found.set(catalogueFile, diagnostics);
    this.#tell(catalogueFile, false);
    return true;
  }

  /** Others that have all their importers in the check are done, too. */
  #settle(found: Found, path: string, always = false): void {
    const files = new Set(found.files);
    const others = [...this.#dirty].filter((one) => files.has(one) && this.#isWhole(one, files));
    this.#takeAbout(found, new Set([path, ...others]), always ? path : undefined);
  }

  #isWhole(path: string, files: ReadonlySet<string>): boolean {
    for (const importer of this.#project.graph.eachImporterOf([path]))
      if (!files.has(importer)) return false;
    return true;
  }

  /** A first answer while not everything is known or looked at: what nobody else decides, and what was found before. */
  #settlePart(path: string, { diagnostics }: Found): void {
    const decided = diagnostics.filter(
      ({ code, primary }) => primary.file === path && !needImporters.has(code),
    );
    const before = this.of(path).filter(({ code }) => needImporters.has(code));
    this.#found.set(path, inOrder([...decided, ...before]));
    this.#tell(path, true);
  }

  #takeAbout({ diagnostics }: Found, files: ReadonlySet<string>, waiting?: string): void {
    const byFile = Map.groupBy(diagnostics, ({ primary }) => primary.file);
    for (const path of files) {
      this.#dirty.delete(path);
      this.#found.set(path, byFile.get(path) ?? []);
      this.#tell(path, path === waiting);
    }
  }
}
