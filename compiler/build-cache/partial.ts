import { unusedImport } from "../2-bind/errors/imports.ts";
import { needNames } from "../2-bind/lookup.ts";
import { needOtherSchemas } from "../2-bind/resources.ts";
import { needImporters } from "../2-bind/unused.ts";
import { catalogueFile } from "../catalogue/read-catalogue.ts";
import { inOrder } from "../diagnostics/collection.ts";
import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { Checked } from "../workspace.ts";
import type { Changes } from "./changes.ts";
import { outlineOf } from "./outline.ts";
import type { RunDetails, RunOutcome } from "./run-record.ts";

/** A part of the journeys that is to be looked at anew. */
export interface Part {
  /** Files in which something else may be found. */
  readonly files: ReadonlySet<string>;
  /** Those of them that were asked for. */
  readonly entries: readonly string[];
}

const isJourney = (path: string): boolean => path.endsWith(".journey");

/** The files that rest on one of these, and these; undefined where one is not what a journey rests on: all may. */
function restingOn(
  changed: ReadonlySet<string>,
  { needs }: RunDetails,
): ReadonlySet<string> | undefined {
  const neededBy = new Map<string, string[]>();
  for (const [file, paths] of Object.entries(needs)) {
    for (const path of paths) {
      const known = neededBy.get(path);
      if (known === undefined) neededBy.set(path, [file]);
      else known.push(file);
    }
  }
  if ([...changed].some((path) => !isJourney(path) && !neededBy.has(path))) return undefined;
  const resting = new Set(changed);
  for (const path of resting) for (const file of neededBy.get(path) ?? []) resting.add(file);
  return resting;
}

/**
 * The part that changes concern: the changed files and all that import them. What is found in a file depends on no
 * others, unless what it says to others changes, too: `whole` sees to that.
 *
 * @returns undefined when all must be looked at: files came or went, the catalogue or a schema has changed, or most are
 * concerned anyway
 */
export function partOf(
  changes: Changes,
  outcome: RunOutcome,
  details: RunDetails,
): Part | undefined {
  const { inputs } = changes;
  if (changes.entries || changes.outputs.size > 0) return undefined;
  if (inputs.has(catalogueFile)) return undefined;
  if ([...inputs].some((path) => path.endsWith(".json"))) return undefined;
  const files = restingOn(inputs, details);
  if (files === undefined) return undefined;
  const entries = outcome.entries.filter((path) => files.has(path));
  return entries.length * 2 > outcome.entries.length ? undefined : { files, entries };
}

const has = (codes: ReadonlySet<DiagnosticCode>, { code }: Diagnostic): boolean => codes.has(code);

/**
 * What is found in all the journeys, from what is found now in a part of them, and what was found before in the others.
 *
 * @param changed the files of the part whose text is another
 * @returns undefined when that cannot be said without looking at all
 */
export function whole(
  part: Part,
  changed: ReadonlySet<string>,
  checked: Checked,
  { outlines, found }: RunDetails,
): readonly Diagnostic[] | undefined {
  const isIn = ({ primary }: Diagnostic): boolean => part.files.has(primary.file);
  const now = checked.diagnostics.filter(isIn);
  const looked = new Set(checked.files.map(({ path }) => path));
  // An inner journey that runs in others, too: what is found in it depends on all of these.
  const beside = checked.diagnostics.filter(
    (diagnostic) => !isIn(diagnostic) && !has(needImporters, diagnostic),
  );
  const besideBefore = found.filter(
    (diagnostic) => !isIn(diagnostic) && looked.has(diagnostic.primary.file),
  );
  if (beside.length > 0 || besideBefore.length > 0) return undefined;
  // The files that declare a name, and the schemas of all resources of a name, are not all in the part.
  const others = [...now, ...found].some(
    (diagnostic) =>
      has(needOtherSchemas, diagnostic) || (isIn(diagnostic) && has(needNames, diagnostic)),
  );
  if (others) return undefined;
  for (const path of [...changed].filter(isJourney)) {
    const source = checked.files.find((file) => file.path === path);
    if (source === undefined || outlineOf(source) !== outlines[path]) return undefined;
    const isOfImports = ({ primary, code }: Diagnostic): boolean =>
      primary.file === path && code === unusedImport.code;
    if ([...now, ...found].some(isOfImports)) return undefined;
  }
  return inOrder([...found.filter((diagnostic) => !isIn(diagnostic)), ...now]);
}
