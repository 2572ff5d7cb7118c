import type { Name, ResourceName } from "../1-syntax/ast.ts";
import { report, type Diagnostic, type DiagnosticDefinition } from "../diagnostics/diagnostic.ts";
import {
  unknownConnector,
  unknownJourney,
  unknownName,
  unknownResource,
  wrongKindOfName,
} from "./errors/references.ts";
import { importFix } from "./import-fix.ts";
import { suggestionDetails } from "./suggest-fix.ts";
import type { Declared, FileScope, SymbolKind } from "./symbols.ts";
import { quote } from "./text.ts";

/** Finds what a name stands for, and remembers that it is used; reports a name that stands for nothing. */
export interface Lookup {
  find(
    scope: FileScope,
    kind: SymbolKind | undefined,
    name: Name | ResourceName,
  ): Declared | undefined;
}

/** What to write for a name that nothing in the program declares. */
const howToDeclare: Readonly<Record<SymbolKind, (name: string) => string>> = {
  journey: (name) => `Import it: ${quote(`import { ${name} } from "./….journey"`)}.`,
  connector: (name) => `Declare it in this file: ${quote(`connector ${name}: Entra { … }`)}.`,
  resource: (name) =>
    `Declare it in this file: ${quote(`resource ${name} from "./….schema.json"`)}.`,
};

const unknown: Readonly<Record<SymbolKind, DiagnosticDefinition<{ name: string }>>> = {
  journey: unknownJourney,
  connector: unknownConnector,
  resource: unknownResource,
};

/**
 * @param elsewhere where in the program a name is declared that a file can import, for the proposal to do so
 * @param diagnostics takes what is reported
 */
export function createLookup(
  elsewhere: (name: string, file: string) => Declared | undefined,
  diagnostics: Diagnostic[],
): Lookup {
  return {
    find(scope, kind, name) {
      const symbol = scope.visible.get(name.text);
      if (symbol !== undefined) {
        scope.used.add(name.text);
        if (kind === undefined || symbol.kind === kind) return symbol;
        diagnostics.push(wrongKind(scope, kind, name, symbol));
      } else if (name.text !== "" && !scope.lost.has(name.text)) {
        diagnostics.push(unknownSymbol(scope, kind, name, elsewhere(name.text, scope.source.path)));
      }
      return undefined;
    },
  };
}

function wrongKind(
  scope: FileScope,
  wanted: SymbolKind,
  name: Name | ResourceName,
  symbol: Declared,
): Diagnostic {
  const parameters = { name: name.text, is: symbol.kind, wanted };
  return report(
    wrongKindOfName,
    parameters,
    { file: scope.source.path, span: name.span },
    {
      related: [
        {
          file: symbol.file,
          span: symbol.declaration.name.span,
          text: `the ${symbol.kind} is declared here`,
        },
      ],
    },
  );
}

function unknownSymbol(
  scope: FileScope,
  kind: SymbolKind | undefined,
  name: Name | ResourceName,
  elsewhere: Declared | undefined,
): Diagnostic {
  const place = { file: scope.source.path, span: name.span };
  const definition = kind === undefined ? unknownName : unknown[kind];
  const suggestion = kind === undefined ? undefined : scope.suggest[kind](name.text);
  // What was meant counts as used: a slip of the pen is one finding, not two.
  for (const candidate of suggestion?.candidates ?? []) scope.used.add(candidate);
  const similar = suggestion === undefined ? { hints: [] } : suggestionDetails(suggestion, place);
  if (elsewhere === undefined || (kind !== undefined && elsewhere.kind !== kind)) {
    const isSimilar = similar.hints.length > 0 || kind === undefined;
    const hints = isSimilar ? similar.hints : [howToDeclare[kind](name.text)];
    return report(definition, { name: name.text }, place, { ...similar, hints });
  }
  const hint = `${quote(elsewhere.file)} declares it; import it from there.`;
  const certain = similar.hints.length === 0;
  const fixes = [importFix(scope.source, elsewhere), ...(similar.fixes ?? [])];
  return report(definition, { name: name.text }, place, {
    hints: [hint, ...similar.hints],
    fixes: fixes.map((fix) => ({ ...fix, preferred: fix.preferred && certain })),
  });
}
