import type { SourceFile } from "./1-syntax/ast.ts";
import type { BindContext } from "./2-bind/context.ts";
import type { DeclaredNames } from "./2-bind/declared-names.ts";
import type { Program } from "./2-bind/model.ts";
import type { ScriptReader } from "./2-bind/script-reader.ts";
import { needImporters } from "./2-bind/unused.ts";
import { CatalogueCache } from "./catalogue/project-catalogue.ts";
import { hasErrors, inOrder } from "./diagnostics/collection.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { Sources } from "./diagnostics/report.ts";
import type { Host, ReadResult } from "./host.ts";
import { analyse, bind, type BundledModule, emit, emitOne, type Placement } from "./pipeline.ts";
import { type Phases, unwatched } from "./phases.ts";
import {
  type Output,
  type OutputOptions,
  outputPath,
  planOutputs,
  seenFromModule,
  seenFromRegistry,
} from "./workspace/outputs.ts";
import { ParseCache, type Parsed } from "./workspace/parse-cache.ts";
import { reachableFiles } from "./workspace/reachable-files.ts";
import { Snapshot } from "./workspace/snapshot.ts";

/** What a check found, over the entries and everything that they import. */
export interface Checked {
  readonly program: Program;
  readonly files: readonly SourceFile[];
  /** In order, each once. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts as they were checked, for renderers. */
  readonly sources: Sources;
  /**
   * Every path whose content, or absence, the result rests on: sources, schemas, scripts, the catalogue, imports that are
   * not there.
   */
  readonly dependencies: readonly string[];
  /** What each file needs directly: imports, schemas, scripts and what these import. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
  /** A file as it was checked. */
  readonly read: (path: string) => ReadResult;
}

export interface Compiled extends Checked {
  /** Modules and source maps to be written; none when there is an error anywhere in the program. */
  readonly outputs: readonly Output[];
}

/** Stands in `needs` for all files that scripts are read from; no path is named so. */
const allScripts = "<scripts>";

/** One file as a bundler takes it. */
export interface Bundled extends Checked {
  /** None when there is an error in the file or in one that it imports. */
  readonly module?: BundledModule;
}

/** What a workspace may be given beside its host. */
export interface WorkspaceParts {
  readonly scripts?: ScriptReader | undefined;
  readonly names?: DeclaredNames | undefined;
  readonly phases?: Phases | undefined;
}

/**
 * The journeys of one host, checked again and again: the command line once, watch mode and editors after each
 * change. Texts can be laid over the host's files. What a file's own text decides (its tree) is kept until the text
 * changes; binding and checking see the whole program and are done anew.
 */
export class Workspace<Disk extends Host = Host> {
  readonly host: Disk;
  readonly #overlays = new Map<string, string>();
  readonly #cache = new ParseCache();
  readonly #catalogue = new CatalogueCache();
  readonly #names: DeclaredNames | undefined;

  readonly #scripts: ScriptReader | undefined;
  readonly #phases: Phases;

  /**
   * @param parts.scripts reads the types of scripts in TypeScript; without it nothing is known of them
   * @param parts.names which files declare a name, where checks look at a part of the journeys and are to find what a
   * check of all finds; when absent, what is checked is all that there is
   * @param parts.phases sees the work go by
   */
  constructor(host: Disk, { scripts, names, phases }: WorkspaceParts = {}) {
    this.host = host;
    this.#scripts = scripts;
    this.#names = names;
    this.#phases = phases ?? unwatched;
  }

  /** A workspace that reads what this one reads now, for trying changes out: it can be changed without this one. */
  fork(): Workspace<Disk> {
    const copy = new Workspace(this.host, { scripts: this.#scripts, names: this.#names });
    for (const [path, text] of this.#overlays) copy.#overlays.set(path, text);
    copy.#cache.takeAll(this.#cache);
    return copy;
  }

  /** Lays a text over a file, whether or not the file exists, until `forget`. */
  update(path: string, text: string): void {
    this.#overlays.set(path, text);
  }

  /** Takes the overlay away: the host's file counts again. */
  forget(path: string): void {
    this.#overlays.delete(path);
  }

  /** A file as a check would see it now. */
  read(path: string): ReadResult {
    return new Snapshot(this.host, this.#overlays).read(path);
  }

  /** A file's tree and its syntax errors; undefined when it cannot be read. */
  parse(path: string): Parsed | undefined {
    const read = this.read(path);
    if (read.ok) return this.#cache.parse(path, read.text);
    this.#cache.drop(path);
    return undefined;
  }

  /**
   * What the journeys say, and what is wrong with their names: without the rules and proofs, for who wants no more.
   * @param entries paths of `.journey` files as the host names them
   */
  bind(entries: readonly string[]): Checked {
    return this.#analyse(entries, bind);
  }

  /** @param entries paths of `.journey` files as the host names them */
  check(entries: readonly string[]): Checked {
    return this.#analyse(entries, analyse);
  }

  #analyse(entries: readonly string[], phases: typeof analyse): Checked {
    const snapshot = new Snapshot(this.host, this.#overlays);
    const watched = this.#phases;
    const reached = watched.timed("read and parse", () =>
      reachableFiles(entries, snapshot, this.#cache, watched),
    );
    const scripts = this.#scripts;
    const known = this.#catalogue.load((path) => snapshot.read(path));
    const context: BindContext = {
      catalogue: known.catalogue,
      resolve: (fromFile, specifier) => snapshot.resolve(fromFile, specifier),
      readText: (path) => snapshot.read(path),
      ...(scripts && {
        readScript: (path: string) => {
          // TypeScript reads a file once for all scripts: each may rest on it.
          snapshot.needs(path, allScripts);
          return scripts.read(path, (file) => {
            snapshot.needs(allScripts, file);
            return snapshot.text(file);
          });
        },
      }),
      ...(scripts?.readNodeTypes && {
        readNodeTypes: (path: string) => {
          snapshot.needs(path, allScripts);
          return scripts.readNodeTypes?.(path, (file) => {
            snapshot.needs(allScripts, file);
            return snapshot.text(file);
          });
        },
      }),
      ...(this.#names !== undefined && { names: this.#names }),
    };
    const { program, diagnostics } = phases(reached.files, context, watched);
    return {
      program,
      files: reached.files,
      diagnostics: inOrder([...known.diagnostics, ...reached.diagnostics, ...diagnostics]),
      sources: new Sources((file) => snapshot.text(file)),
      dependencies: snapshot.paths(),
      needs: snapshot.allNeeds(),
      read: (path) => snapshot.read(path),
    };
  }

  /** Checks, and compiles every file of the program when there is no error. Writes nothing. */
  async compile(entries: readonly string[], options: OutputOptions = {}): Promise<Compiled> {
    const checked = this.check(entries);
    if (hasErrors(checked.diagnostics)) return { ...checked, outputs: [] };
    const { registry } = options;
    const placement: Placement = {
      seenFromModule: (source) => seenFromModule(source, options),
      onDisk: (source) => this.host.onDisk(outputPath(source, options)),
      declarations: options.declarations === true,
      ...(registry !== undefined && {
        registry: {
          entries,
          specifierOf: (source) => seenFromRegistry(source, registry, options),
          onDisk: this.host.onDisk(registry),
        },
      }),
    };
    const phases = this.#phases;
    const emission = await phases.timed("emit", () => emit(checked.program, placement, phases));
    const planned = planOutputs(emission.files, options);
    const later = [...emission.diagnostics, ...planned.diagnostics];
    const { registry: text } = emission;
    const outputs =
      registry === undefined || text === undefined
        ? planned.outputs
        : [...planned.outputs, { path: registry, text }];
    return {
      ...checked,
      diagnostics: inOrder([...checked.diagnostics, ...later]),
      outputs: hasErrors(later) ? [] : outputs,
    };
  }

  /**
   * Checks a file with all that it imports, and compiles it alone, for a bundler, which asks for each file that it needs.
   * What could be said only by who knows all files that import it is left out.
   * @param path of a `.journey` file as the host names it
   */
  async bundle(path: string): Promise<Bundled> {
    const checked = this.check([path]);
    const found = checked.diagnostics.filter(({ code }) => !needImporters.has(code));
    const file = checked.program.files.find(({ source }) => source.path === path);
    if (hasErrors(found) || file === undefined) return { ...checked, diagnostics: found };
    const { module, diagnostics } = await emitOne(checked.program, file);
    return {
      ...checked,
      ...(module !== undefined && { module }),
      diagnostics: inOrder([...found, ...diagnostics]),
    };
  }
}

/** A workspace over a host. */
export function createWorkspace<Disk extends Host>(
  host: Disk,
  parts?: WorkspaceParts,
): Workspace<Disk> {
  return new Workspace(host, parts);
}
