import type { Name, Setting } from "../1-syntax/ast.ts";
import { report, type Diagnostic, type DiagnosticDefinition } from "../diagnostics/diagnostic.ts";
import { duplicateSetting } from "./errors/nodes.ts";

/**
 * The named things of a list by name, the first of each; further ones are reported. Names that the parser had to
 * invent are left out.
 */
export function uniqueByName<T extends { readonly name: Name }, P>(
  file: string,
  named: readonly T[],
  definition: DiagnosticDefinition<P>,
  parameters: (name: string) => P,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const thing of named) {
    const { text, span } = thing.name;
    const before = first.get(text);
    if (text === "") continue;
    if (before === undefined) first.set(text, thing);
    else {
      diagnostics.push(
        report(
          definition,
          parameters(text),
          { file, span },
          {
            related: [{ file, span: before.name.span, text: "the first is here" }],
            hints: ["Rename one of the two."],
          },
        ),
      );
    }
  }
  return first;
}

/** Reports settings that are given twice. */
export function checkSettingsOnce(
  file: string,
  owner: string,
  settings: readonly Setting[],
  diagnostics: Diagnostic[],
): void {
  const named = settings.map(({ key }) => ({ name: key }));
  const parameters = (name: string): { name: string; owner: string } => ({ name, owner });
  uniqueByName(file, named, duplicateSetting, parameters, diagnostics);
}
