import type { Diagnostic } from "journeyc/analysis";
import type { FolderKind } from "../session.ts";

/** What a check found in files, and in which. */
export interface Found {
  /** Every file that was checked. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks the journeys of one folder apart from the thread that answers the editor, so that a check which takes long keeps
 * nobody waiting. It reads the files itself.
 */
export interface BackgroundChecker {
  /**
   * @param changes what has changed since the last check: texts that lie over files; undefined: what the disk has
   * counts, and is to be read anew
   * @param entries paths of `.journey` files
   */
  check(
    changes: ReadonlyMap<string, string | undefined>,
    entries: readonly string[],
  ): Promise<Found>;
  close(): void;
}

/** Gives the checker of a workspace folder, by the folder's address. */
export type BackgroundCheckerOf = (root: string, kind: FolderKind) => BackgroundChecker;
