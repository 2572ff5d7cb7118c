import type { Diagnostic, DiagnosticDefinition } from "../diagnostics/diagnostic.ts";
import type { CheckContext } from "./context.ts";

/**
 * One check of the bound program, in one file: its codes, messages, what it finds and how that is repaired. A rule
 * imports no other rule, and stays silent about what an earlier phase or another rule reports of the same cause.
 */
export interface Rule {
  /** What it may report. */
  readonly reports: readonly DiagnosticDefinition<never>[];
  /** True: `@allow` may silence it. Only where a program that has the finding can still be compiled and run. */
  readonly allowable: boolean;
  check(context: CheckContext): Iterable<Diagnostic>;
}
