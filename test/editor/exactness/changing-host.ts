import type { Host, ReadResult } from "journeyc";
import { MemoryHost } from "journeyc";

/** Files in memory that come and go. */
export class ChangingHost implements Host {
  #files: MemoryHost;
  readonly #contents: Map<string, string>;

  constructor(contents: Iterable<readonly [string, string]>) {
    this.#contents = new Map(contents);
    this.#files = new MemoryHost(Object.fromEntries(this.#contents));
  }

  /** @param text undefined: the file goes */
  put(path: string, text: string | undefined): void {
    if (text === undefined) this.#contents.delete(path);
    else this.#contents.set(path, text);
    this.#files = new MemoryHost(Object.fromEntries(this.#contents));
  }

  /** The same files with texts laid over them. */
  with(overlays: ReadonlyMap<string, string>): Host {
    return new MemoryHost(Object.fromEntries([...this.#contents, ...overlays]));
  }

  read(path: string, limit?: number): ReadResult {
    return this.#files.read(path, limit);
  }

  resolve(fromFile: string, specifier: string): string {
    return this.#files.resolve(fromFile, specifier);
  }

  list(folder: string, suffix?: string): readonly string[] {
    return this.#files.list(folder, suffix);
  }

  isDirectory(path: string): boolean {
    return this.#files.isDirectory(path);
  }

  onDisk(): undefined {
    return undefined;
  }

  write(path: string, text: string): void {
    this.put(path, text);
  }
}
