import { countOf, hasErrors } from "../diagnostics/collection.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { fileNotFound } from "../host/errors/file-not-found.ts";
import { writtenElsewhere } from "../interop/errors/written-elsewhere.ts";
import { internalError } from "../workspace/errors/internal-error.ts";
import { nothingToDo } from "../workspace/errors/nothing-to-do.ts";
import { outputNotWritten } from "../workspace/errors/output-not-written.ts";
import { unknownFileType } from "../workspace/errors/unknown-file-type.ts";
import type { ExitCode } from "./command.ts";

/** Findings that say that journeyc could not do what it was asked to, rather than what is wrong with a journey. */
const couldNot = new Set<string>(
  [
    fileNotFound,
    internalError,
    nothingToDo,
    outputNotWritten,
    unknownFileType,
    writtenElsewhere,
  ].map(({ code }) => code),
);

/** The exit code that findings ask for: `maxWarnings` counts the warnings that are still well. */
export function exitCodeOf(
  diagnostics: readonly Diagnostic[],
  maxWarnings: number = Number.POSITIVE_INFINITY,
): ExitCode {
  if (diagnostics.some(({ code }) => couldNot.has(code))) return 2;
  return hasErrors(diagnostics) || countOf("warning", diagnostics) > maxWarnings ? 1 : 0;
}
