import {
  type Diagnostic,
  importFix,
  unknownConnector,
  unknownJourney,
  unknownName,
  unknownResource,
} from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, ActionRequest } from "../action.ts";
import { declaredElsewhere } from "../edits/declared-elsewhere.ts";

const wanted = [
  { definition: unknownJourney, kinds: ["journey"] },
  { definition: unknownConnector, kinds: ["connector"] },
  { definition: unknownResource, kinds: ["resource"] },
  { definition: unknownName, kinds: ["journey", "connector", "resource"] },
];

function* imports(
  { project, path, source }: ActionRequest,
  { primary, fixes }: Diagnostic,
  kinds: readonly string[],
): Generator<ReturnType<typeof importFix>> {
  const name = source.text.slice(primary.span.start, primary.span.end);
  for (const symbol of declaredElsewhere(project, path, name)) {
    if (!kinds.includes(symbol.kind)) continue;
    const fix = importFix(source, symbol);
    // The finding's own fix knows the files that are imported already.
    if (!fixes.some(({ title }) => title === fix.title)) yield fix;
  }
}

/** Imports what another file of the folder declares, also one that nobody imports yet. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose(request) {
    for (const { definition, kinds } of wanted) {
      for (const finding of request.of(definition)) {
        const found = [...imports(request, finding, kinds)];
        const isCertain = found.length === 1 && finding.fixes.length === 0;
        for (const { title, edits } of found) {
          yield {
            title,
            kind: CodeActionKind.QuickFix,
            group: "repair",
            preferred: isCertain,
            repairs: [finding],
            change: () => ({ edits }),
          };
        }
      }
    }
  },
};
