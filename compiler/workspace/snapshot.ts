import type { Host, ReadResult } from "../host.ts";
import { accept } from "../host/decode.ts";

/** The files as one check sees them: each is read once, so that every phase sees the same text. */
export class Snapshot {
  readonly #host: Host;
  readonly #overlays: ReadonlyMap<string, string>;
  readonly #results = new Map<string, ReadResult>();
  readonly #needs = new Map<string, Set<string>>();

  /** @param overlays texts that stand for what the host has, by path: an editor's unsaved files, standard input */
  constructor(host: Host, overlays: ReadonlyMap<string, string>) {
    this.#host = host;
    this.#overlays = new Map(overlays);
  }

  read(path: string): ReadResult {
    const before = this.#results.get(path);
    if (before) return before;
    const overlay = this.#overlays.get(path);
    const result = overlay === undefined ? this.#host.read(path) : accept(overlay);
    this.#results.set(path, result);
    return result;
  }

  text(path: string): string | undefined {
    const result = this.read(path);
    return result.ok ? result.text : undefined;
  }

  /** Every path that was asked for so far, in order. */
  paths(): readonly string[] {
    return [...this.#results.keys()].toSorted();
  }

  resolve(fromFile: string, specifier: string): string {
    const path = this.#host.resolve(fromFile, specifier);
    this.needs(fromFile, path);
    return path;
  }

  /** Notes that what is found in a file may rest on another. */
  needs(fromFile: string, path: string): void {
    const known = this.#needs.get(fromFile);
    if (known === undefined) this.#needs.set(fromFile, new Set([path]));
    else known.add(path);
  }

  /** What each file needs directly, as far as it was noted. */
  allNeeds(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#needs;
  }
}
