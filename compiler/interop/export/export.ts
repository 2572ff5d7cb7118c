import { inOrder } from "../../diagnostics/collection.ts";
import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { BoundFile } from "../../2-bind/model.ts";
import type { Host } from "../../host.ts";
import type { Checked, Workspace } from "../../workspace.ts";
import { wholeFile } from "../../workspace/read-failure.ts";
import { fileOfLayoutMissing } from "../errors/file-of-layout-missing.ts";
import { dependencyPaths, isDependencyText } from "../from-text/dependencies.ts";
import { layoutOfNothing } from "../errors/layout-of-nothing.ts";
import { amName } from "../from-text/names.ts";
import type { InteropFormat, JourneyDocument } from "../journey-document.ts";
import { type JsonObject, sameJson } from "../json.ts";
import { type Layout, layoutPath } from "../sidecar/layout.ts";
import { oneJourney } from "../sidecar/one-journey.ts";
import { type LayoutReading, readLayout } from "../sidecar/read.ts";
import { beyondAm } from "./beyond-am.ts";
import { customTypes } from "./custom-types.ts";
import { exportedDocument, type ReadBeside } from "./document.ts";
import { obstaclesTo, type WithLayout } from "./obstacles.ts";
import { dependencyOrder } from "./order.ts";
import { withFreshParts } from "./fresh-parts.ts";

export interface Exported {
  /** In dependency order; none where something stands in the way. */
  readonly journeys: readonly JourneyDocument[];
  /** The format that they came in; undefined where they came in several, or in none. */
  readonly format: InteropFormat | undefined;
  /** What stood beside them in their source; undefined for journeys of none, or of several. */
  readonly envelope: JsonObject | undefined;
  readonly realm: string | undefined;
  /** What stands in the way, and what the export has to say. */
  readonly diagnostics: readonly Diagnostic[];
  readonly obstacles: readonly Diagnostic[];
  readonly checked: Checked;
}

/** Nodes of a layout that the text does not have any more: removed, or given another name. */
function staleNodes({ file, journey, layout }: WithLayout): readonly Diagnostic[] {
  const stale = Object.keys(layout?.nodes ?? {}).filter((name) => !journey.nodes.has(name));
  if (stale.length === 0) return [];
  const place = { file: file.source.path, span: journey.declaration.name.span };
  const hints = [
    "A node that was given another name is a new node for AM, with an id of its own. Rename it in the layout too to keep its id.",
  ];
  return [report(layoutOfNothing, { nodes: stale }, place, { hints })];
}

/** Files that came with a journey and are not there any more: an export without them would take them away. */
function missingFiles({ file, layout }: WithLayout, readBeside: ReadBeside): readonly Diagnostic[] {
  if (layout === undefined) return [];
  const dependencies = new Set(dependencyPaths(layout));
  const place = wholeFile(layoutPath(file.source.path));
  return [...Object.keys(layout.scripts ?? {}), ...dependencies].flatMap((path) => {
    const text = readBeside(file.source.path, path);
    const isBroken = text !== undefined && dependencies.has(path) && !isDependencyText(text);
    if (text !== undefined && !isBroken) return [];
    const reason = isBroken ? "does not hold a JSON object" : "cannot be read";
    const hints = ["Restore it from version control, or import the journey again."];
    return [report(fileOfLayoutMissing, { file: path, reason }, place, { hints })];
  });
}

function commonFormat(layouts: readonly Layout[]): InteropFormat | undefined {
  const [first] = layouts;
  return layouts.every(({ format }) => format === first?.format) ? first?.format : undefined;
}

function commonEnvelope(layouts: readonly Layout[]): JsonObject | undefined {
  const envelope = layouts[0]?.envelope ?? {};
  const isCommon = layouts.every((layout) => sameJson(layout.envelope ?? {}, envelope));
  return isCommon ? envelope : undefined;
}

function commonRealm(layouts: readonly Layout[]): string | undefined {
  const realm = layouts[0]?.realm;
  return layouts.every((layout) => layout.realm === realm) ? realm : undefined;
}

/** The layout beside a file; one of a text that is not its journey is of no use. */
function layoutOf(host: Host, { source }: BoundFile): LayoutReading {
  const reading = readLayout(host, layoutPath(source.path));
  if (reading.layout === undefined) return reading;
  const one = oneJourney(source.path, source);
  return one.ok ? reading : { layout: undefined, diagnostics: [one.finding] };
}

/** The journeys in dependency order, each with its layout. */
function withLayouts(
  host: Host,
  { program }: Checked,
): { readonly placed: readonly WithLayout[]; readonly readings: readonly Diagnostic[] } {
  const ordered = dependencyOrder(program);
  const files = new Set(ordered.map(({ file }) => file));
  const layouts = new Map([...files].map((file) => [file, layoutOf(host, file)]));
  return {
    placed: ordered.map((each) => ({ ...each, layout: layouts.get(each.file)?.layout })),
    readings: [...layouts.values()].flatMap(({ diagnostics }) => diagnostics),
  };
}

/**
 * Journeys and all that they run, as Ping's JSON has them.
 * @param options.check false: the rules and proofs are left out
 */
export function exportJourneys(
  workspace: Workspace<Host>,
  entries: readonly string[],
  options: { readonly check?: boolean } = {},
): Exported {
  const checked = options.check === false ? workspace.bind(entries) : workspace.check(entries);
  const { host } = workspace;
  const readBeside: ReadBeside = (file, specifier) => {
    const result = workspace.read(host.resolve(file, specifier));
    return result.ok ? result.text : undefined;
  };
  const { placed, readings } = withLayouts(host, checked);
  const missing = placed.flatMap((each) => missingFiles(each, readBeside));
  const custom = placed.flatMap(customTypes);
  const obstacles = [
    ...readings,
    ...missing,
    ...custom,
    ...obstaclesTo(placed, checked.diagnostics),
  ];
  const journeys = placed.map(({ file, journey, layout }) => {
    const document = exportedDocument(file, journey, layout, readBeside);
    return { name: amName(journey), document: layout ? document : withFreshParts(document) };
  });
  const known = placed.flatMap(({ layout }) => layout ?? []);
  const isImported = known.length === placed.length;
  return {
    journeys: obstacles.length === 0 ? journeys : [],
    format: isImported ? commonFormat(known) : undefined,
    envelope: isImported ? commonEnvelope(known) : undefined,
    realm: isImported ? commonRealm(known) : undefined,
    diagnostics: inOrder([
      ...readings,
      ...missing,
      ...placed.flatMap(staleNodes),
      ...placed.flatMap(beyondAm),
      ...custom,
    ]),
    obstacles,
    checked,
  };
}
