import type { Found } from "../diagnostics/background-checker.ts";

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
