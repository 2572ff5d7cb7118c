import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeTypeOf, unrunnableNodes } from "../../../compiler/5-lower/node-types.ts";
import { lowerFile } from "../../../compiler/5-lower/lower.ts";
import { MemoryHost } from "../../../compiler/host/memory-host.ts";
import { importJourneys } from "../../../compiler/interop/import/import.ts";
import type { JourneyDocument } from "../../../compiler/interop/journey-document.ts";
import { isObject, objectAt, textAt } from "../../../compiler/interop/json.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import { createWorkspace } from "../../../compiler/workspace.ts";
import { folder } from "../support.ts";
import { besideIt, type Published } from "./corpus-index.ts";

/** Whether a journey can run as it was published, and what stands in the way. */
export interface Verdict {
  readonly published: Published;
  /** Codes of errors, but for that a node type cannot run. */
  readonly codes: readonly string[];
  /** Node types without code, in AM's words where the catalogue does not know them. */
  readonly types: readonly string[];
  /** The files that were imported, the journey's own first. */
  readonly files: readonly string[];
  readonly host: MemoryHost;
}

export function runs({ codes, types }: Verdict): boolean {
  return codes.length === 0 && types.length === 0;
}

/** @param realm where inner journeys are looked for; empty: they stay missing */
export function verdictOf(
  corpus: string,
  published: Published,
  realm: readonly Published[],
): Verdict {
  const files = [published];
  for (;;) {
    const verdict = importedTogether(corpus, published, files);
    const missing = verdict.missing.flatMap((name) => besideIt(published, name, realm) ?? []);
    const added = missing.filter((one) => !files.includes(one));
    if (added.length === 0) return verdict;
    files.push(...added);
  }
}

function importedTogether(
  corpus: string,
  published: Published,
  files: readonly Published[],
): Verdict & { readonly missing: readonly string[] } {
  const names = files.map(({ file }) => file);
  const host = new MemoryHost(
    Object.fromEntries(names.map((name) => [name, readFileSync(join(corpus, name), "utf8")])),
  );
  const { bundles } = readJourneys(host, names);
  const imported = importJourneys(bundles, host, folder, { check: false });
  for (const { path, text } of imported.files) host.write(path, text);
  const checked = createWorkspace(host).check(host.list(folder));
  const errors = checked.diagnostics.filter(({ severity }) => severity === "error");
  const { program } = checked;
  const parts = program.files.flatMap(({ journeys }) =>
    journeys.flatMap((journey) =>
      [...journey.nodes.values()].flatMap((node) => [node, ...node.members]),
    ),
  );
  const unknown = parts.filter((part) => nodeTypeOf(part) === undefined);
  const refused = program.files.flatMap((file) =>
    unrunnableNodes(file).length > 0
      ? []
      : errors.length > 0
        ? []
        : lowerFile(file, program).diagnostics,
  );
  return {
    published,
    codes: unique([...errors, ...refused].map(({ code }) => code)),
    types: unique(
      unknown.map(({ declaration }) =>
        declaration.kind === "Page" ? "Page" : declaration.type.text,
      ),
    ),
    files: names,
    host,
    missing: innerJourneysOf(bundles.flatMap(({ journeys }) => journeys)),
  };
}

/** The names of the journeys that these run. */
function innerJourneysOf(journeys: readonly JourneyDocument[]): readonly string[] {
  const names = new Set(journeys.map(({ name }) => name));
  const nodes = journeys.flatMap(({ document }) => Object.values(objectAt(document, "nodes")));
  const run = nodes.flatMap((node) => (isObject(node) ? (textAt(node, "tree") ?? []) : []));
  return unique(run.filter((name) => !names.has(name)));
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)].toSorted();
}
