import { basename } from "node:path";
import { hasErrors } from "../../../compiler/diagnostics/collection.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { MemoryHost } from "../../../compiler/host/memory-host.ts";
import { exportJourneys } from "../../../compiler/interop/export/export.ts";
import { importJourneys } from "../../../compiler/interop/import/import.ts";
import { firstDifference, type Json } from "../../../compiler/interop/json.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import { writeJourneys } from "../../../compiler/interop/write.ts";
import { createWorkspace } from "../../../compiler/workspace.ts";
import { format } from "../../../compiler/workspace/format.ts";

/** Where imported files are, in the tests' hosts. */
export const folder = "journeys";

export interface Trip {
  readonly host: MemoryHost;
  readonly journeys: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The findings of the checker. */
  readonly findings: readonly Diagnostic[];
  /** Texts that formatting would change. */
  readonly unformatted: readonly string[];
  /** Where the export differs from what came in; undefined where it is the same. */
  readonly difference: string | undefined;
  readonly format: string;
}

/** Imports what a host has under `source`, writes it to the same host, formats it, and exports it again. */
export function roundTrip(files: Readonly<Record<string, string>>, source: string): Trip {
  const host = new MemoryHost(files);
  const reading = readJourneys(host, [source]);
  if (hasErrors(reading.diagnostics)) throw new Error(reading.diagnostics[0]?.message);
  const imported = importJourneys(reading.bundles, host, folder);
  const unformatted: string[] = [];
  for (const { path, text } of imported.files) {
    const isJourney = path.endsWith(".journey");
    const formatted = isJourney ? format(path, text).text : text;
    if (formatted !== text) unformatted.push(path);
    host.write(path, formatted ?? text);
  }
  const journeys = host.list(folder);
  const exported = exportJourneys(createWorkspace(host), journeys);
  const kind = exported.format ?? "frodo-multi";
  const written = writeJourneys(exported, kind);
  const [file] = written.files;
  const before = JSON.parse(files[source] ?? "null") as Json;
  const after = JSON.parse(file?.text ?? "null") as Json;
  return {
    host,
    journeys,
    diagnostics: [...reading.diagnostics, ...imported.diagnostics, ...exported.obstacles],
    findings: exported.checked.diagnostics,
    unformatted,
    difference: firstDifference(before, after),
    format: kind,
  };
}

/** The name of a file without its folder. */
export function nameOf(path: string): string {
  return basename(path);
}
