/**
 * What tools build on that understand journeys as the compiler does: the tree, the bound program, the facts that hold on
 * its paths. Nothing here needs Node, so that it works in a browser, too.
 */
export type * from "./1-syntax/ast.ts";
export { docAbove } from "./1-syntax/comments.ts";
export { parseSource } from "./1-syntax/parse.ts";
export { printSource } from "./1-syntax/print.ts";
export { catalogueFile } from "./catalogue/read-catalogue.ts";
export { type Catalogue, nodeTypeOfAm, runtimeCatalogue } from "./2-bind/context.ts";
export { isTerminal } from "./2-bind/edges.ts";
export type * from "./2-bind/model.ts";
export type { ScriptReader, ScriptReading, ScriptSignature } from "./2-bind/script-reader.ts";
export type { TypedScript } from "./2-bind/scripts.ts";
export { needImporters } from "./2-bind/unused.ts";
export { CheckContext, type CheckedJourney } from "./4-check/context.ts";
export { attributePathsOf } from "./4-check/settings/attribute-paths.ts";
export { spanInside } from "./4-check/settings/inside-string.ts";
export { entrySchema, type PlacedValue, valuesOf } from "./4-check/settings/values.ts";
export { isScriptPath } from "./2-bind/scripts.ts";
export { journeySettings } from "./4-check/settings/journey-settings.ts";
export { ownersOf, type SettingsOwner } from "./4-check/settings/owner.ts";
export { inOrder } from "./diagnostics/collection.ts";
export type * from "./diagnostics/diagnostic.ts";
export { Lines, type Position } from "./diagnostics/lines.ts";
export { pages } from "./diagnostics/pages.ts";
export { registry } from "./diagnostics/registry.ts";
export type { Host, ReadFailure, ReadResult } from "./host.ts";
export { MemoryHost } from "./host/memory-host.ts";
export { resolveSpecifier } from "./host/paths.ts";
export { version } from "./version.ts";
export { type Checked, createWorkspace, Workspace } from "./workspace.ts";
export type { Parsed } from "./workspace/parse-cache.ts";
export { format, type Formatted } from "./workspace/format.ts";
