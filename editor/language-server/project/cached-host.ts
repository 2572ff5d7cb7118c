import type { Host, ReadResult } from "journeyc/analysis";

/** A host whose files are read once, until somebody says that they have changed. */
export class CachedHost implements Host {
  readonly #host: Host;
  readonly #read = new Map<string, ReadResult>();

  constructor(host: Host) {
    this.#host = host;
  }

  read(path: string, limit?: number): ReadResult {
    if (limit !== undefined) return this.#host.read(path, limit);
    const before = this.#read.get(path);
    if (before !== undefined) return before;
    const result = this.#host.read(path);
    this.#read.set(path, result);
    return result;
  }

  /** The file is read anew when it is next asked for. */
  changed(path: string): void {
    this.#read.delete(path);
  }

  resolve(fromFile: string, specifier: string): string {
    return this.#host.resolve(fromFile, specifier);
  }

  list(folder: string, suffix?: string): readonly string[] {
    return this.#host.list(folder, suffix);
  }

  isDirectory(path: string): boolean {
    return this.#host.isDirectory(path);
  }

  onDisk(path: string): string | undefined {
    return this.#host.onDisk(path);
  }

  write(path: string, text: string): void {
    this.changed(path);
    this.#host.write(path, text);
  }
}
