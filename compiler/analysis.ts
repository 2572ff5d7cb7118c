/**
 * What tools build on that understand journeys as the compiler does: the tree, the bound program, the facts that hold on
 * its paths. Nothing here needs Node, so that it works in a browser, too.
 */
export type * from "./1-syntax/ast.ts";
export { docAbove, firstCommentFrom, startsLine, trailedEnd } from "./1-syntax/comments.ts";
export { parseSource } from "./1-syntax/parse.ts";
export { printSource } from "./1-syntax/print.ts";
export { quoted } from "./1-syntax/print/string-text.ts";
export type { ImportedNodeType } from "./2-bind/node-type-reader.ts";
export { type Catalogue, isRunnable, nodeTypeOfAm, runtimeCatalogue } from "./2-bind/context.ts";
export { DeclaredNames } from "./2-bind/declared-names.ts";
export { isTerminal } from "./2-bind/edges.ts";
export { unusedDeclaration } from "./2-bind/errors/declarations.ts";
export { unusedImport } from "./2-bind/errors/imports.ts";
export { duplicateSetting, unknownNode } from "./2-bind/errors/nodes.ts";
export {
  unknownConnector,
  unknownJourney,
  unknownName,
  unknownResource,
} from "./2-bind/errors/references.ts";
export { beginning, importEdit, importFix, specifierFor } from "./2-bind/import-fix.ts";
export { needNames } from "./2-bind/lookup.ts";
export type * from "./2-bind/model.ts";
export { organizeImports } from "./2-bind/organize-imports.ts";
export { outcomesOf } from "./2-bind/outcomes.ts";
export { needOtherSchemas } from "./2-bind/resources.ts";
export type { ScriptReader, ScriptReading, ScriptSignature } from "./2-bind/script-reader.ts";
export { isScriptPath, type TypedScript } from "./2-bind/scripts.ts";
export type { Declared } from "./2-bind/symbols.ts";
export { quote, quoteList } from "./2-bind/text.ts";
export { needImporters } from "./2-bind/unused.ts";
export { readWiring } from "./2-bind/wiring.ts";
export type { Call } from "./3-flow/call-graph.ts";
export { isSecretAttribute } from "./3-flow/facts/secrets.ts";
export { isAllowable } from "./4-check/allowable.ts";
export { CheckContext, type CheckedJourney } from "./4-check/context.ts";
export { allowOfNothing } from "./4-check/errors/allow.ts";
export { allowPlace, annotatedIn } from "./4-check/insert-allow.ts";
export { indentationAt, indentationStep, wholeLines } from "./4-check/layout.ts";
export { extractJourney } from "./4-check/nodes/extract-journey.ts";
export { sortNodes } from "./4-check/nodes/sort-nodes.ts";
export { outcomesToWire, writeNode } from "./4-check/nodes/write-node.ts";
export { proofMeanings } from "./4-check/proofs/meanings.ts";
export { multiFactor } from "./4-check/proofs/requirement-names.ts";
export { emptyElse } from "./4-check/rules/empty-else.ts";
export { missingSetting } from "./4-check/rules/missing-setting.ts";
export { opaqueNotWired } from "./4-check/rules/opaque-not-wired.ts";
export { opaqueSecret } from "./4-check/rules/opaque-secret.ts";
export { outcomeNotWired } from "./4-check/rules/outcome-not-wired.ts";
export { startTwice } from "./4-check/rules/start-clause.ts";
export { unreachableNode } from "./4-check/rules/unreachable-node.ts";
export { attributePathsOf } from "./4-check/settings/attribute-paths.ts";
export { describeWanted } from "./4-check/settings/describe.ts";
export { environmentName, takesEnvironment } from "./4-check/settings/environment.ts";
export { insertSettings } from "./4-check/settings/insert-settings.ts";
export { spanInside } from "./4-check/settings/inside-string.ts";
export { journeySettings } from "./4-check/settings/journey-settings.ts";
export { ownersOf, type SettingsOwner } from "./4-check/settings/owner.ts";
export { leastNumber, sampleValue, usualDurations } from "./4-check/settings/sample-value.ts";
export { entrySchema, type PlacedValue, valuesOf } from "./4-check/settings/values.ts";
export { editWirings, type NewWiring, spell } from "./4-check/wiring/edit-wirings.ts";
export { groupLines, linesToGroup, splitLine } from "./4-check/wiring/group-wirings.ts";
export { catalogueFile } from "./catalogue/read-catalogue.ts";
export { schema as userSchema } from "./cli/init/schema.ts";
export { inOrder } from "./diagnostics/collection.ts";
export type * from "./diagnostics/diagnostic.ts";
export { edited } from "./diagnostics/fixes.ts";
export { Lines, type Position } from "./diagnostics/lines.ts";
export { pages } from "./diagnostics/pages.ts";
export { registry } from "./diagnostics/registry.ts";
export { visible } from "./diagnostics/visible.ts";
export { plain as plainMarkdown } from "./documentation/markdown.ts";
export { settingValues } from "./documentation/walk-values.ts";
export type { Host, ReadFailure, ReadResult } from "./host.ts";
export { MemoryHost } from "./host/memory-host.ts";
export { isSkippedFolder, resolveSpecifier } from "./host/paths.ts";
export { layoutPath } from "./interop/sidecar/layout.ts";
export { KnownFacts, knownIn } from "./known-here/known-facts.ts";
export type { Known, KnownKey } from "./known-here/known.ts";
export { type Signature, signatureOf } from "./known-here/signature.ts";
export { fileStem } from "./naming/identifiers.ts";
export { UniqueNames } from "./naming/unique-names.ts";
export { camelCase, foldedWords, pascalCase, titleOf, wordsOf } from "./naming/words.ts";
export { version } from "./version.ts";
export { type Checked, createWorkspace, Workspace } from "./workspace.ts";
export { fixAll } from "./workspace/fix-all.ts";
export { format, type Formatted } from "./workspace/format.ts";
export type { Parsed } from "./workspace/parse-cache.ts";
export { changedLines, tidied } from "./workspace/tidy-edits.ts";
