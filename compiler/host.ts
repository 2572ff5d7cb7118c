/** Why a file could not be read. */
export type ReadFailure =
  "notFound" | "isDirectory" | "unreadable" | "tooLarge" | "notUtf8" | "packed";

export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: ReadFailure; readonly detail: string };

/**
 * The compiler's only way to the world. Paths are `/`-separated and relative to the host's root, or absolute.
 * `NodeHost` reads the disk; `MemoryHost` serves tests, the editor's unsaved files and the playground.
 */
export interface Host {
  /**
   * Reads UTF-8 text; a byte-order mark is dropped and counts as absent. Never throws.
   *
   * @param limit the most bytes that are read; what suits a source file when absent
   */
  read(path: string, limit?: number): ReadResult;
  /** The path that a relative specifier means, seen from a file: normalised, whether or not it exists. */
  resolve(fromFile: string, specifier: string): string;
  /**
   * Every entry under a folder whose name ends in `suffix` (`.journey` when absent), sorted; whether it can be read
   * is seen when it is read. `node_modules` and hidden folders are skipped.
   */
  list(folder: string, suffix?: string): readonly string[];
  isDirectory(path: string): boolean;
  /** The absolute path on the disk; undefined for a host that is not on one. */
  onDisk(path: string): string | undefined;
  /** Writes to a temporary file and renames it: readers see the old text or the new. */
  write(path: string, text: string): void;
}
