import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { NodeHost } from "../host/node-host.ts";
import { LazyScriptTypes } from "../script-types/lazy-script-types.ts";
import { type Bundled, createWorkspace, type Workspace } from "../workspace.ts";
import { isGenerated, writeFile } from "../workspace/write-outputs.ts";
import { type Problem, problemOf } from "./findings.ts";

/** What a bundler is told of one journey file. */
export interface BundledFile {
  /** The module; undefined where there is an error. */
  readonly code: string | undefined;
  /** The source map of the code, version 3. */
  readonly map: SourceMap | undefined;
  readonly error: Problem | undefined;
  readonly warning: Problem | undefined;
  /** What the module rests on besides its own file, absolute: when one changes, or comes, it is to be made anew. */
  readonly watched: readonly string[];
}

export interface SourceMap {
  readonly version: 3;
  readonly file: string;
  readonly names: string[];
  readonly sources: string[];
  readonly sourcesContent: string[];
  readonly mappings: string;
}

function isSomething<Item>(list: readonly Item[]): list is readonly [Item, ...Item[]] {
  return list.length > 0;
}

/** A path as bundlers spell it, on Windows too. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

/** The journeys of a build, in one workspace: what several of them import is read once. */
export class BundledJourneys {
  readonly #workspace: Workspace<NodeHost>;
  /** What each file rested on when it was compiled last. */
  readonly #watched = new Map<string, ReadonlySet<string>>();

  /** @param folder in messages files are named as they are seen from here */
  constructor(folder: string = process.cwd()) {
    this.#workspace = createWorkspace(new NodeHost(folder), { scripts: new LazyScriptTypes() });
  }

  /**
   * Compiles a file.
   * @param id its absolute path
   * @param declarations whether `x.d.journey.ts` is written beside it
   */
  async compile(id: string, declarations: boolean): Promise<BundledFile> {
    const { host } = this.#workspace;
    const path = host.nameOf(id);
    const bundled = await this.#workspace.bundle(path);
    const { module, diagnostics, dependencies } = bundled;
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    // The warnings of another file are told when that is loaded.
    const warnings = diagnostics.filter(
      ({ severity, primary }) => severity === "warning" && primary.file === path,
    );
    const unwritten =
      module !== undefined && declarations ? this.#declare(path, module.declarations) : [];
    const watched = dependencies
      .map((one) => slashed(host.onDisk(one)))
      .filter((one) => one !== slashed(resolve(id)));
    this.#watched.set(id, new Set(watched));
    return {
      code: module?.javascript,
      map: module && this.#mapOf(module.map, bundled, path),
      error: await this.#problem(errors, bundled),
      warning: await this.#problem([...warnings, ...unwritten], bundled),
      watched,
    };
  }

  /** The journeys that rested on a file when they were compiled, by their paths. */
  restingOn(file: string): readonly string[] {
    return [...this.#watched].flatMap(([id, watched]) => (watched.has(slashed(file)) ? [id] : []));
  }

  /** A source map with the source in it: bundlers do not look for it. */
  #mapOf(map: string, { sources }: Bundled, path: string): SourceMap {
    // As `source-map.ts` writes it.
    const read = JSON.parse(map) as Omit<SourceMap, "sourcesContent">;
    return { ...read, sourcesContent: [sources.linesOf(path)?.text ?? ""] };
  }

  #problem(found: readonly Diagnostic[], bundled: Bundled): Promise<Problem | undefined> {
    if (!isSomething(found)) return Promise.resolve(undefined);
    return problemOf(found, bundled, (path) => this.#workspace.host.onDisk(path));
  }

  /**
   * Written only where it says something new, and never over what a person wrote.
   * @returns why it could not be: the build can go on without
   */
  #declare(path: string, text: string): readonly Diagnostic[] {
    const { host } = this.#workspace;
    const target = path.replace(/\.journey$/, ".d.journey.ts");
    const before = host.read(target);
    const isWanted = before.ok
      ? before.text !== text && isGenerated(before.text)
      : before.failure === "notFound";
    return isWanted ? writeFile(host, target, text) : [];
  }
}
