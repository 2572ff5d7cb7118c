import { type Diagnostic, report } from "../diagnostics/diagnostic.ts";
import type { ReadResult } from "../host.ts";
import { unknownFileType } from "./errors/unknown-file-type.ts";
import { readFailure, wholeFile } from "./read-failure.ts";

/** Why a file that was asked for cannot be looked at; undefined when it can. */
export function entryFault(path: string, result: ReadResult): Diagnostic | undefined {
  if (!result.ok) return readFailure(path, result.failure, result.detail);
  return path.endsWith(".journey") ? undefined : report(unknownFileType, { path }, wholeFile(path));
}
