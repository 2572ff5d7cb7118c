import { readdirSync, statSync, type Dirent } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Host, ReadResult } from "../host.ts";
import { below, isSkippedFolder } from "./paths.ts";
import { readBounded } from "./read-bounded.ts";
import { writeAtomic } from "./write-atomic.ts";

/** The disk, seen from a root folder: a file below it is named by its relative path, however one came to it. */
export class NodeHost implements Host {
  readonly root: string;

  /** @param root an absolute path; the working directory when absent */
  constructor(root: string = process.cwd()) {
    this.root = resolve(root);
  }

  /** The host's name for a path that a user typed: relative to the root, `/`-separated. */
  nameOf(path: string): string {
    const name = relative(this.root, resolve(this.root, path));
    return name === "" ? "." : name.split(sep).join("/");
  }

  read(path: string, limit?: number): ReadResult {
    return readBounded(this.#absolute(path), limit);
  }

  resolve(fromFile: string, specifier: string): string {
    return this.nameOf(isAbsolute(specifier) ? specifier : join(dirname(fromFile), specifier));
  }

  /** Symbolic links to folders are not followed, as `git` and `ripgrep` do not: they may go in a circle. */
  list(folder: string, suffix = ".journey"): readonly string[] {
    const found: string[] = [];
    const pending = [this.nameOf(folder)];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const entry of this.#entries(next, found)) {
        const path = below(next, entry.name);
        if (entry.name.endsWith(suffix)) found.push(path);
        if (entry.isDirectory() && !isSkippedFolder(entry.name)) pending.push(path);
      }
    }
    return found.toSorted();
  }

  onDisk(path: string): string {
    return this.#absolute(path);
  }

  isDirectory(path: string): boolean {
    try {
      return statSync(this.#absolute(path), { throwIfNoEntry: false })?.isDirectory() ?? false;
    } catch {
      return false;
    }
  }

  write(path: string, text: string): void {
    writeAtomic(this.#absolute(path), text);
  }

  #absolute(path: string): string {
    return resolve(this.root, path);
  }

  /** A folder that cannot be listed stands for itself, so that reading it reports why. */
  #entries(folder: string, found: string[]): readonly Dirent[] {
    try {
      return readdirSync(this.#absolute(folder), { withFileTypes: true });
    } catch {
      found.push(folder);
      return [];
    }
  }
}
