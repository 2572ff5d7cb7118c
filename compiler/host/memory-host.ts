import { posix } from "../posix.ts";
import type { Host, ReadResult } from "../host.ts";
import { accept, decode } from "./decode.ts";
import { below, isSkippedFolder, resolveSpecifier } from "./paths.ts";

/** Files in memory: tests, the editor's unsaved files, a playground. Contents are text, or bytes as a disk has them. */
export class MemoryHost implements Host {
  readonly #files: Map<string, string | Uint8Array>;

  /** @param files contents by path */
  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.#files = new Map(
      Object.entries(files).map(([path, content]) => [posix.normalize(path), content]),
    );
  }

  read(path: string, limit?: number): ReadResult {
    const content = this.#files.get(posix.normalize(path));
    if (content !== undefined) {
      return typeof content === "string" ? accept(content, limit) : decode(content, limit);
    }
    return this.isDirectory(path)
      ? { ok: false, failure: "isDirectory", detail: "it is a folder" }
      : { ok: false, failure: "notFound", detail: "there is no such file" };
  }

  resolve(fromFile: string, specifier: string): string {
    return resolveSpecifier(fromFile, specifier);
  }

  list(folder: string, suffix = ".journey"): readonly string[] {
    const start = below(posix.normalize(folder), "");
    return [...this.#files.keys()]
      .filter((path) => path.startsWith(start) && path.endsWith(suffix))
      .filter((path) => !path.slice(start.length).startsWith("../"))
      .filter((path) => !path.slice(start.length).split("/").slice(0, -1).some(isSkippedFolder))
      .toSorted();
  }

  onDisk(): undefined {
    return undefined;
  }

  isDirectory(path: string): boolean {
    const start = below(posix.normalize(path), "");
    return start === "" || [...this.#files.keys()].some((file) => file.startsWith(start));
  }

  write(path: string, text: string): void {
    this.#files.set(posix.normalize(path), text);
  }

  remove(path: string): void {
    this.#files.delete(posix.normalize(path));
  }
}
