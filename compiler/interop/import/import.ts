import { resourceNeeded } from "../../2-bind/errors/nodes.ts";
import { hasErrors, inOrder } from "../../diagnostics/collection.ts";
import { CatalogueCache } from "../../catalogue/project-catalogue.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../host.ts";
import { type Checked, Workspace } from "../../workspace.ts";
import type { JourneyBundle } from "../journey-document.ts";
import { type Json, objectAt, own, sameJson } from "../json.ts";
import { type TreeResource, treeResource } from "../managed-objects/tree-resource.ts";
import { type Layout, layoutPath } from "../sidecar/layout.ts";
import { layoutText } from "../sidecar/print.ts";
import { earlierImport } from "./earlier.ts";
import type { Imported, ImportedFile } from "./imported.ts";
import { boundJourney, inexactPlace, layoutOf } from "./layouts.ts";
import { mergeNotices } from "./merge-notices.ts";
import { noticesOf } from "./notices.ts";
import { inexact, planNotices } from "./plan-notices.ts";
import { ImportPlan, type PlannedJourney } from "./plan.ts";
import { ImportRun, type WrittenJourney } from "./run.ts";
import { SharedFiles } from "./shared-files.ts";
import { withEarlierText } from "./with-earlier.ts";

function statedResource({ source }: PlannedJourney): TreeResource {
  return treeResource(own(objectAt(source.document, "tree"), "identityResource"));
}

/** Journeys whose source names no resource although one of their nodes needs one: AM takes its own then. */
function needsUsualResource({ planned, path }: WrittenJourney, { diagnostics }: Checked): boolean {
  if (statedResource(planned).origin !== "default") return false;
  return diagnostics.some(
    ({ code, primary }) => code === resourceNeeded.code && primary.file === path,
  );
}

/** The layout of an earlier import where it says the same, in whatever order of keys: its file stays as it is. */
function sameAsBefore(layout: Layout, { earlier }: PlannedJourney): Layout {
  const before = earlier?.layout;
  // Layouts are JSON.
  const isSame =
    before !== undefined && sameJson(before as unknown as Json, layout as unknown as Json);
  return isSame ? before : layout;
}

/** The files of a journey, and what is to be said of them. */
function finish(
  written: WrittenJourney,
  run: ImportRun,
  { program }: Checked,
): { readonly files: readonly ImportedFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const { path } = written;
  const layout = layoutOf(written, program, run.readBeside);
  const place = inexactPlace(written, layout, program, run.readBeside);
  const bound = boundJourney(program, path);
  return {
    files: [
      { path, text: written.fileText },
      { path: layoutPath(path), text: layoutText(sameAsBefore(layout, written.planned)) },
    ],
    diagnostics: [
      ...(place === undefined ? [] : [inexact(written, place)]),
      ...(bound ? noticesOf(written.text, bound.journey, written.scripts) : []),
    ],
  };
}

function nothing(host: Host, diagnostics: readonly Diagnostic[]): Imported {
  return { files: [], journeys: 0, diagnostics, checked: new Workspace(host).check([]) };
}

export interface ImportOptions {
  /** False: the rules and proofs are left out. */
  readonly check?: boolean;
  /** Is told how far the import has come. */
  readonly tell?: (what: string, done: number, total: number) => void;
}

/**
 * Makes `.journey` files of journeys, with a layout beside each. Writes nothing.
 * @param folder where the files are to be, as the host names it
 */
export function importJourneys(
  bundles: readonly JourneyBundle[],
  host: Host,
  folder: string,
  options: ImportOptions = {},
): Imported {
  const { tell = () => undefined } = options;
  const each = <T, R>(what: string, items: readonly T[], make: (item: T) => R): readonly R[] =>
    items.map((item, index) => {
      const made = make(item);
      tell(what, index + 1, items.length);
      return made;
    });
  const earlier = earlierImport(host, folder);
  // Without the layout of a journey nobody knows which one it is: it would come a second time, beside the first.
  if (hasErrors(earlier.diagnostics)) return nothing(host, earlier.diagnostics);
  const plan = new ImportPlan(bundles, earlier);
  const { catalogue } = new CatalogueCache().load((path) => host.read(path));
  const run = new ImportRun(host, folder, plan, new SharedFiles(earlier.shared), catalogue);
  const drafts = each("Writing", plan.journeys, (planned) => run.write(planned, undefined));
  const paths = drafts.map(({ path }) => path);
  run.overlay([...run.sharedFiles, ...run.schemasFor(drafts)]);
  const first = run.workspace.bind(paths);
  const fresh = drafts.map((journey) =>
    needsUsualResource(journey, first)
      ? run.write(journey.planned, statedResource(journey.planned).name)
      : journey,
  );
  const schemas = run.schemasFor(fresh);
  run.overlay(schemas);
  const written = each("Merging", fresh, (journey) => {
    const fileText = withEarlierText(journey, run.overlaid, run.readBeside);
    return { ...journey, fileText };
  });
  run.overlay(written.map(({ path, fileText }) => ({ path, text: fileText })));
  const { workspace } = run;
  const checked = options.check === false ? workspace.bind(paths) : workspace.check(paths);
  const finished = each("Proving", written, (journey) => finish(journey, run, checked));
  const notices = written.flatMap((journey) => [
    ...planNotices(journey, plan),
    ...mergeNotices(journey),
  ]);
  return {
    files: [...finished.flatMap(({ files }) => files), ...run.sharedFiles, ...schemas],
    journeys: written.length,
    diagnostics: inOrder([
      ...earlier.diagnostics,
      ...finished.flatMap(({ diagnostics }) => diagnostics),
      ...notices,
    ]),
    checked,
  };
}
