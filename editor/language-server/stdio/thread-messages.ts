import type { FolderKind } from "../session.ts";
import type { Found } from "../diagnostics/background-checker.ts";

/** What the thread is started with. */
export interface ThreadData {
  /** The folder's address. */
  readonly root: string;
  readonly kind: FolderKind;
}

export interface CheckRequest {
  readonly number: number;
  readonly changes: ReadonlyMap<string, string | undefined>;
  readonly entries: readonly string[];
}

export interface CheckAnswer {
  /** That of the request. */
  readonly number: number;
  readonly found: Found;
}
