import {
  type BoundFile,
  type Checked,
  DeclaredNames,
  type Host,
  Lines,
  type Parsed,
  type Program,
  type ScriptReader,
  Workspace,
} from "journeyc/analysis";
import { CachedHost } from "./cached-host.ts";
import type { FolderKind } from "../session.ts";
import { ImportGraph } from "./import-graph.ts";
import { Uris } from "./uris.ts";

/** A file with the program that it was bound in. */
export interface Bound {
  readonly file: BoundFile;
  readonly program: Program;
}

/** More programs than anybody asks about between two changes: then the oldest is bound anew. */
const mostBound = 16;

/** The journeys of one workspace folder, as the compiler's own workspace sees them. */
export class Project {
  readonly kind: FolderKind;
  readonly uris: Uris;
  readonly workspace: Workspace<CachedHost>;
  readonly graph: ImportGraph;
  /** Which files declare a name. */
  readonly names = new DeclaredNames();
  readonly #files = new Set<string>();
  readonly #lines = new Map<string, Lines>();
  /** What was bound since the last change, by the entries. */
  readonly #bound = new Map<string, Checked>();
  readonly #overlays = new Map<string, string>();
  /** What has changed since somebody last took the changes. */
  readonly #touched = new Set<string>();
  #unread: string[] | undefined;
  #read: string[] = [];

  /**
   * @param root the folder's address
   * @param host reads the folder
   * @param scripts reads the types of scripts in TypeScript
   */
  constructor(root: string, host: Host, kind: FolderKind = "workspace", scripts?: ScriptReader) {
    this.kind = kind;
    this.uris = new Uris(root);
    this.workspace = new Workspace(new CachedHost(host), { scripts, names: this.names });
    this.graph = new ImportGraph((from, specifier) => host.resolve(from, specifier));
  }

  /** Every `.journey` file that is known: those of the folder as far as it has been read, and those that are open. */
  get files(): ReadonlySet<string> {
    return this.#files;
  }

  /** True when every file of the folder has been read, so that it is known who imports whom. */
  get isRead(): boolean {
    return this.#unread?.length === 0;
  }

  /** How many files of the folder have not been read; undefined before it has been listed. */
  get unread(): number | undefined {
    return this.#unread?.length;
  }

  /** True when what is found in the folder may rest on this file, wherever it is. */
  uses(path: string): boolean {
    return !path.endsWith(".journey") || this.#files.has(path) || this.graph.isImported(path);
  }

  /** Lays the text of a file that belongs to another folder over the disk: a journey here may import it. */
  lay(uri: string, text: string): void {
    this.uris.spell(uri);
    const path = this.uris.pathOf(uri);
    this.workspace.update(path, text);
    this.#overlays.set(path, text);
    this.#touched.add(path);
    this.#bound.clear();
    this.#lines.delete(path);
  }

  /** Lays an editor's text over a file. */
  update(path: string, text: string): void {
    this.workspace.update(path, text);
    this.#overlays.set(path, text);
    this.#changed(path);
  }

  /** The editor has closed the file: what is on the disk counts again. */
  forget(path: string): void {
    this.workspace.forget(path);
    this.#overlays.delete(path);
    this.reread(path);
  }

  /** The file has changed, come or gone on the disk. */
  reread(path: string): void {
    this.workspace.host.changed(path);
    this.#changed(path);
  }

  /**
   * What has changed since this was last asked, for who keeps up with the project elsewhere: the texts that lie over
   * files; undefined: what is on the disk counts, and is to be read anew.
   */
  takeChanges(): ReadonlyMap<string, string | undefined> {
    const changes = new Map([...this.#touched].map((path) => [path, this.#overlays.get(path)]));
    this.#touched.clear();
    return changes;
  }

  /**
   * Reads the next file of the folder that has not been looked at.
   * @returns its path; undefined when all have been read
   */
  readNext(): string | undefined {
    this.#unread ??= this.workspace.host.list(".").toReversed();
    for (let path = this.#unread.pop(); path !== undefined; path = this.#unread.pop()) {
      if (this.#files.has(path)) continue;
      this.#index(path);
      this.#read.push(path);
      return path;
    }
    return undefined;
  }

  /** The files of the folder that have been read since this was last asked, whoever wanted them read. */
  takeRead(): readonly string[] {
    const read = this.#read;
    this.#read = [];
    return read;
  }

  /** Reads the rest of the folder at once, for questions about all of it. */
  readAll(): void {
    while (this.readNext() !== undefined);
  }

  /** A file's tree, and what is wrong with its syntax; undefined when it cannot be read. */
  parsed(path: string): Parsed | undefined {
    return this.workspace.parse(path);
  }

  /** The lines of any file that can be read: journeys, schemas, scripts. */
  lines(path: string): Lines | undefined {
    const read = this.workspace.read(path);
    if (!read.ok) return undefined;
    const before = this.#lines.get(path);
    if (before?.text === read.text) return before;
    const lines = new Lines(read.text);
    this.#lines.set(path, lines);
    return lines;
  }

  /** A file and what it imports: what its own names mean. */
  bound(path: string): Bound | undefined {
    return boundFile(this.#bind([path]), path);
  }

  /** A file with everything that imports it: what holds in it depends on who runs its journeys. */
  boundWithImporters(path: string): Bound | undefined {
    this.readAll();
    return boundFile(this.#bind([path, ...this.graph.importersOf(path)]), path);
  }

  /** All journeys of the folder as one program. */
  boundWhole(): Program {
    this.readAll();
    return this.#bind([...this.#files]).program;
  }

  #bind(entries: readonly string[]): Checked {
    const key = entries.toSorted().join("\n");
    const before = this.#bound.get(key);
    if (before !== undefined) return before;
    const bound = this.workspace.bind(entries);
    const [oldest] = this.#bound.keys();
    if (this.#bound.size >= mostBound && oldest !== undefined) this.#bound.delete(oldest);
    this.#bound.set(key, bound);
    return bound;
  }

  #changed(path: string): void {
    this.#bound.clear();
    this.#lines.delete(path);
    this.#touched.add(path);
    if (path.endsWith(".journey")) this.#index(path);
  }

  #index(path: string): void {
    const parsed = this.parsed(path);
    if (parsed === undefined) {
      this.#files.delete(path);
      this.graph.remove(path);
      this.names.remove(path);
      return;
    }
    this.#files.add(path);
    this.graph.update(parsed.value);
    this.names.update(parsed.value);
    // What lies outside of the folder is read when a file imports it.
    for (const named of this.graph.namedBy(path)) {
      if (!named.endsWith(".journey") || this.#files.has(named)) continue;
      if (this.parsed(named) !== undefined) this.#unread?.push(named);
    }
  }
}

function boundFile({ program }: Checked, path: string): Bound | undefined {
  const file = program.files.find(({ source }) => source.path === path);
  return file && { file, program };
}
