import type { Catalogue } from "../../2-bind/context.ts";
import { runtimeCatalogue } from "../../2-bind/context.ts";
import { resourceNeeded } from "../../2-bind/errors/nodes.ts";
import type { Program } from "../../2-bind/model.ts";
import { inOrder } from "../../diagnostics/collection.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../host.ts";
import { below } from "../../host/paths.ts";
import { type Checked, Workspace } from "../../workspace.ts";
import type { JourneyBundle } from "../journey-document.ts";
import { firstDifference, objectAt, own } from "../json.ts";
import { type TreeResource, treeResource } from "../managed-objects/tree-resource.ts";
import { complete } from "../sidecar/complete.ts";
import { type Layout, layoutPath } from "../sidecar/layout.ts";
import { skeleton } from "../sidecar/skeleton.ts";
import { type JourneyText, journeyText } from "../to-text/journey.ts";
import type { TypeLookup } from "../to-text/source.ts";
import { earlierImport } from "./earlier.ts";
import { exportedDocument, fileOf, type ReadBeside } from "../export/document.ts";
import { fileText, schemaSpecifier } from "./file-text.ts";
import { FileWords } from "./file-words.ts";
import { noticesOf } from "./notices.ts";
import { inexact, planNotices } from "./plan-notices.ts";
import { ImportPlan, type PlannedJourney } from "./plan.ts";
import { schemaFiles } from "./schema-files.ts";
import { type ScriptFile, ScriptFiles } from "./script-files.ts";

/** A file that an import writes. */
export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  /** How many journeys there are, each counted once. */
  readonly journeys: number;
  /** What the import has to say of the sources. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the checker finds in the imported journeys. */
  readonly checked: Checked;
}

interface WrittenJourney {
  readonly planned: PlannedJourney;
  readonly path: string;
  readonly words: FileWords;
  readonly scripts: ReadonlyMap<string, ScriptFile>;
  readonly text: JourneyText;
  readonly fileText: string;
}

/** One run of an import: its texts lie over the host's files until they are written. */
class Import {
  readonly workspace: Workspace<Host>;
  readonly #folder: string;
  readonly #plan: ImportPlan;
  readonly #scripts: ScriptFiles;
  readonly #typeOf: TypeLookup;

  constructor(
    host: Host,
    folder: string,
    plan: ImportPlan,
    scripts: ScriptFiles,
    catalogue: Catalogue,
  ) {
    this.workspace = new Workspace(host);
    this.#scripts = scripts;
    this.#folder = folder;
    this.#plan = plan;
    const types = new Map([...catalogue.nodes.values()].map((each) => [each.amType, each]));
    this.#typeOf = (amType) => types.get(amType);
  }

  /** The scripts that were taken out of the journeys, by their paths. */
  get scriptFiles(): readonly ImportedFile[] {
    return [...this.#scripts.texts].map(([path, text]) => ({ path: this.#path(path), text }));
  }

  #path(specifier: string): string {
    return below(this.#folder, specifier.replace(/^\.\//, ""));
  }

  write(planned: PlannedJourney, defaultResource: string | undefined): WrittenJourney {
    const { source, identifier, earlier, file } = planned;
    const { document, name } = source;
    const scripts = this.#scripts.of(document);
    const words = new FileWords((other) => this.#plan.reference(planned, other), scripts);
    const typeOf = this.#typeOf;
    const input = { document, name, identifier, typeOf, earlier: earlier?.layout, defaultResource };
    const text = journeyText(input, words);
    const path = this.#path(file);
    const whole = fileText(path, text.text, words);
    this.workspace.update(path, whole);
    return { planned, path, words, scripts, text, fileText: whole };
  }

  /** The schemas of the resources that journeys name, as far as there are none yet. */
  schemasFor(written: readonly WrittenJourney[]): readonly ImportedFile[] {
    const uses = written.map(({ planned, words, text }) => ({
      bundle: planned.bundle,
      resources: words.resources,
      nodes: [...text.nodes.values()],
    }));
    return schemaFiles(uses, this.workspace.host, (name) => this.#path(schemaSpecifier(name)));
  }

  /** Lays scripts and schemas over the host's files. */
  overlay(files: readonly ImportedFile[]): void {
    for (const { path, text } of files) this.workspace.update(path, text);
  }

  readonly readBeside: ReadBeside = (file, specifier) => {
    const { host } = this.workspace;
    const result = this.workspace.read(host.resolve(file, specifier));
    return result.ok ? result.text : undefined;
  };
}

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

function layoutOf(written: WrittenJourney, program: Program, readBeside: ReadBeside): Layout {
  const { planned, path, words, scripts, text } = written;
  const { bundle, source } = planned;
  const layouts = [...scripts.values()].map((file) => [file.path, file.layout] as const);
  const draft = skeleton(text, {
    format: bundle.format,
    envelope: bundle.envelope,
    environment: words.unusualPlaceholders,
    scripts: Object.fromEntries(layouts),
  });
  const file = fileOf(program, path);
  const journey = file?.journeys[0];
  if (file === undefined || journey === undefined) return draft;
  const said = exportedDocument(file, journey, draft, readBeside);
  return complete(draft, said, source.document);
}

/** Where a layout and its text do not give back the source; undefined where they do. */
function inexactPlace(
  { planned, path }: WrittenJourney,
  layout: Layout,
  program: Program,
  readBeside: ReadBeside,
): string | undefined {
  const file = fileOf(program, path);
  const journey = file?.journeys[0];
  if (file === undefined || journey === undefined) return "/";
  const back = exportedDocument(file, journey, layout, readBeside);
  return firstDifference(back, planned.source.document);
}

/**
 * Makes `.journey` files of journeys, with a layout beside each. Writes nothing.
 * @param folder where the files are to be, as the host names it
 */
export function importJourneys(
  bundles: readonly JourneyBundle[],
  host: Host,
  folder: string,
  catalogue: Catalogue = runtimeCatalogue,
): Imported {
  const earlier = earlierImport(host, folder);
  const plan = new ImportPlan(bundles, earlier);
  const run = new Import(host, folder, plan, new ScriptFiles(earlier.scripts), catalogue);
  let written = plan.journeys.map((planned) => run.write(planned, undefined));
  const scripts = run.scriptFiles;
  run.overlay(scripts);
  const paths = written.map(({ path }) => path);
  run.overlay(run.schemasFor(written));
  const first = run.workspace.check(paths);
  written = written.map((journey) =>
    needsUsualResource(journey, first)
      ? run.write(journey.planned, statedResource(journey.planned).name)
      : journey,
  );
  const schemas = run.schemasFor(written);
  run.overlay(schemas);
  const checked = run.workspace.check(paths);
  const { program } = checked;
  const diagnostics: Diagnostic[] = [...earlier.diagnostics];
  const files: ImportedFile[] = [];
  for (const journey of written) {
    const layout = layoutOf(journey, program, run.readBeside);
    const place = inexactPlace(journey, layout, program, run.readBeside);
    if (place !== undefined) diagnostics.push(inexact(journey, place));
    const bound = fileOf(program, journey.path)?.journeys[0];
    if (bound) diagnostics.push(...noticesOf(journey.text, bound, journey.scripts));
    files.push(
      { path: journey.path, text: journey.fileText },
      { path: layoutPath(journey.path), text: `${JSON.stringify(layout, null, 2)}\n` },
    );
    diagnostics.push(...planNotices(journey, plan));
  }
  return {
    files: [...files, ...scripts, ...schemas],
    journeys: written.length,
    diagnostics: inOrder(diagnostics),
    checked,
  };
}
