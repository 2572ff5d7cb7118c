import { posix } from "node:path";
import { InMemoryFileSystemHost } from "ts-morph";
import { runtimeSources } from "./runtime-sources.ts";

/** The root under which the host's relative paths stand for TypeScript, which wants absolute ones; deep, as packages may stand above. */
const root = "/1/2/3/4/5/6/7/8/journeys";

/** Where the part of the runtime stands that scripts import. */
const runtime = "/@journeyc/runtime";

/**
 * Where scripts find what they import of the runtime: it comes with the compiler, so that what is found does not depend
 * on what is installed.
 */
export const runtimePaths: Record<string, string[]> = {
  "@journeyc/runtime/scripts": [`${runtime}/scripts/index.ts`],
  "@journeyc/runtime/callbacks/*": [`${runtime}/callbacks/*.ts`],
};

function runtimeSource(path: string): string | undefined {
  const name = path.startsWith(`${runtime}/`) ? path.slice(runtime.length + 1) : "";
  return Object.hasOwn(runtimeSources, name) ? runtimeSources[name] : undefined;
}

/** Gives the text of a file of the host; undefined when there is none. */
export type ReadText = (path: string) => string | undefined;

export interface ChangedFile {
  readonly path: string;
  /** Undefined for a file that was not there. */
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** The files of a host as TypeScript sees them; remembers what was read, and what was looked for in vain. */
export class HostFiles extends InMemoryFileSystemHost {
  readText: ReadText;
  readonly #texts = new Map<string, string | undefined>();

  constructor(readText: ReadText = () => undefined) {
    super();
    this.readText = readText;
  }

  absolute(path: string): string {
    return posix.resolve(root, path);
  }

  /** The host's name of an absolute path. */
  nameOf(absolute: string): string {
    return posix.relative(root, absolute);
  }

  /** The files that are others than they were when they were read; from now on they count as read. */
  changed(): readonly ChangedFile[] {
    const changed: ChangedFile[] = [];
    for (const [path, before] of this.#texts) {
      const now = this.readText(path);
      if (now === before) continue;
      changed.push({ path, before, now });
      this.#texts.set(path, now);
    }
    return changed;
  }

  #read(path: string): string | undefined {
    if (path.startsWith(`${runtime}/`)) return runtimeSource(path);
    const name = posix.relative(root, path);
    if (!this.#texts.has(name)) this.#texts.set(name, this.readText(name));
    return this.#texts.get(name);
  }

  override fileExistsSync(path: string): boolean {
    return this.#read(path) !== undefined;
  }

  override readFileSync(path: string): string {
    const text = this.#read(path);
    if (text === undefined) throw new Error(`${path} is not there.`);
    return text;
  }

  override getCurrentDirectory(): string {
    return root;
  }

  override directoryExistsSync(): boolean {
    return true;
  }

  override realpathSync(path: string): string {
    return path;
  }
}
