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
export { isRunnable } from "./2-bind/context.ts";
export { importEdit, specifierFor } from "./2-bind/import-fix.ts";
export { outcomesOf } from "./2-bind/outcomes.ts";
export { readWiring } from "./2-bind/wiring.ts";
export { quoted } from "./1-syntax/print/string-text.ts";
export { isAllowable } from "./4-check/allowable.ts";
export { multiFactor } from "./4-check/proofs/requirement-names.ts";
export { describeWanted } from "./4-check/settings/describe.ts";
export { environmentName, takesEnvironment } from "./4-check/settings/environment.ts";
export { indentationStep } from "./4-check/layout.ts";
export { spell } from "./4-check/wiring/edit-wirings.ts";
export { code, plain } from "./documentation/markdown.ts";
export { settingValues } from "./documentation/walk-values.ts";
export { UniqueNames } from "./naming/unique-names.ts";
export { camelCase, foldedWords, wordsOf } from "./naming/words.ts";
export { isTerminal } from "./2-bind/edges.ts";
export type * from "./2-bind/model.ts";
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
