import { fileStem, importFix, parseSource, quote, unknownJourney } from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, ActionRequest, Change } from "../action.ts";

const kind = CodeActionKind.QuickFix;

function journeyText(name: string, resource: string | undefined): string {
  const on = resource === undefined ? "" : ` on ${resource}`;
  return `journey ${name}${on} {\n  innerTreeOnly: true\n\n  start -> failure\n}\n`;
}

/** The resource of the journey that runs the new one. */
function resourceAt({ source }: ActionRequest, offset: number): string | undefined {
  const caller = source.declarations.find(({ span }) => span.start <= offset && offset <= span.end);
  return caller?.kind === "Journey" ? caller.resource?.text : undefined;
}

function inThisFile({ path, source }: ActionRequest, text: string): Change {
  const trimmed = source.text.trimEnd().length;
  const span = { start: trimmed, end: source.text.length };
  return { edits: [{ file: path, span, newText: `\n\n${text}` }] };
}

/** The change that makes a file with the journey and imports it; undefined where there is such a file. */
function inNewFile(request: ActionRequest, name: string): (Change & { path: string }) | undefined {
  const { path, project, source } = request;
  const stem = fileStem(name, "journey");
  const file = project.workspace.host.resolve(path, `./${stem}.journey`);
  if (project.workspace.read(file).ok) return undefined;
  const text = journeyText(name, undefined);
  const [declaration] = parseSource(file, text).value.declarations;
  if (declaration?.kind !== "Journey") return undefined;
  const { edits } = importFix(source, { kind: "journey", file, declaration });
  return { edits, newFiles: [{ path: file, text }], path: `./${stem}.journey` };
}

/** Makes the inner journey that a node runs, here or in a file of its own. */
export const action: Action = {
  kinds: [kind],
  *propose(request) {
    for (const finding of request.of(unknownJourney)) {
      const { start, end } = finding.primary.span;
      const name = request.source.text.slice(start, end);
      const shared = { kind, group: "create", repairs: [finding] } as const;
      const created = request.createsFiles ? inNewFile(request, name) : undefined;
      if (created !== undefined) {
        const title = `Create journey ${quote(name)} in ${quote(created.path)}`;
        yield { ...shared, title, change: () => created };
      }
      const text = journeyText(name, resourceAt(request, start));
      const title = `Create journey ${quote(name)} in this file`;
      yield { ...shared, title, change: () => inThisFile(request, text) };
    }
  },
};
