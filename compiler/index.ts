/**
 * The compiler as a library: what the command line does, without a process around it.
 *
 * ```ts
 * const found = check(["login.journey"], new MemoryHost({ "login.journey": text }));
 * ```
 */
import type { Host } from "./host.ts";
import { NodeHost } from "./host/node-host.ts";
import { LazyScriptTypes } from "./script-types/lazy-script-types.ts";
import { type Checked, type Compiled, createWorkspace } from "./workspace.ts";
import type { OutputOptions } from "./workspace/outputs.ts";

export type { Host, ReadFailure, ReadResult } from "./host.ts";
export { MemoryHost } from "./host/memory-host.ts";
export { NodeHost } from "./host/node-host.ts";
export type {
  Diagnostic,
  DiagnosticCode,
  Fix,
  Label,
  PathStep,
  Severity,
  TextEdit,
} from "./diagnostics/diagnostic.ts";
export { Lines, type Position } from "./diagnostics/lines.ts";
export { applyFixes, type FixResult } from "./diagnostics/fixes.ts";
export { loadRenderer, type ReporterName, reporterNames } from "./diagnostics/renderers/index.ts";
export { type RenderOptions, type Renderer, type Report, Sources } from "./diagnostics/report.ts";
export { type Checked, type Compiled, createWorkspace, type Workspace } from "./workspace.ts";
export { entriesOf, type Entries } from "./workspace/entries.ts";
export { format, type Formatted } from "./workspace/format.ts";
export type { Output, OutputOptions } from "./workspace/outputs.ts";
export { LazyScriptTypes } from "./script-types/lazy-script-types.ts";
export { version } from "./version.ts";

/**
 * Checks files and everything that they import. What is wrong with them is in the result; it throws only for a fault
 * of the compiler itself.
 *
 * @param paths `.journey` files as the host names them
 * @param host where the files are; the disk below the working folder when absent
 */
export function check(paths: readonly string[], host: Host = new NodeHost()): Checked {
  return createWorkspace(host, new LazyScriptTypes()).check(paths);
}

/**
 * Checks files, and compiles them and everything that they import when there is no error. Writes nothing: the
 * modules and source maps are in `outputs`.
 *
 * @param paths `.journey` files as the host names them
 */
export function compile(
  paths: readonly string[],
  host: Host = new NodeHost(),
  options: OutputOptions = {},
): Promise<Compiled> {
  return createWorkspace(host, new LazyScriptTypes()).compile(paths, options);
}
