import {
  type BoundFile,
  camelCase,
  type Diagnostic,
  edited,
  extractJourney,
  type Journey,
  pascalCase,
  type Span,
  type TextEdit,
  tidied,
  UniqueNames,
  wordsOf,
} from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, ActionRequest } from "../action.ts";
import { journeyAt } from "../edits/around.ts";

const kind = CodeActionKind.RefactorExtract;

/** The nodes that a selection touches: two or more, and not all of them. */
function selectedNodes({ declaration }: Journey, { start, end }: Span): ReadonlySet<string> {
  const names = declaration.nodes
    .filter(({ span }) => span.start < end && start < span.end)
    .map(({ name }) => name.text);
  const isPart = names.length > 1 && names.length < declaration.nodes.length;
  return new Set(isPart ? names : []);
}

function countsOf(findings: readonly Diagnostic[]): ReadonlyMap<string, number> {
  return new Map(
    [...Map.groupBy(findings, ({ code }) => code)].map(([code, all]) => [code, all.length]),
  );
}

/** True when the proofs hold as before: what a node knows may not come through the border of a journey. */
function holds({ project, path, source }: ActionRequest, edits: readonly TextEdit[]): boolean {
  const workspace = project.workspace.fork();
  const before = countsOf(workspace.check([path]).diagnostics);
  workspace.update(path, edited(source.text, edits));
  const after = countsOf(workspace.check([path]).diagnostics);
  return [...after].every(([code, count]) => count <= (before.get(code) ?? 0));
}

/** Names that neither the file nor another of the folder has. */
function freshNames(
  entry: string,
  journey: Journey,
  { scope }: BoundFile,
  { project }: ActionRequest,
): { readonly journey: string; readonly node: string } {
  project.readAll();
  const declared = [...project.files].flatMap((file) =>
    (project.parsed(file)?.value.declarations ?? []).flatMap((one) =>
      one.kind === "Journey" ? [one.name.text] : [],
    ),
  );
  const words = [...wordsOf(entry), "Steps"];
  return {
    journey: new UniqueNames([...scope.keys(), ...declared]).take(pascalCase(words)),
    node: new UniqueNames(journey.nodes.keys()).take(camelCase(words)),
  };
}

/** Moves selected nodes into an inner journey, where every path can be kept and nothing new is wrong afterwards. */
export const action: Action = {
  kinds: [kind],
  *propose(request) {
    const { source, span } = request;
    const file = request.bound()?.file;
    const journey = file && journeyAt(file, span);
    const inside = journey && selectedNodes(journey, span);
    if (file === undefined || journey === undefined || inside === undefined || inside.size === 0)
      return;
    const edits = extractJourney(source, journey, inside, (entry) =>
      freshNames(entry, journey, file, request),
    );
    if (edits.length === 0 || !holds(request, edits)) return;
    yield {
      title: `Extract ${inside.size} nodes into an inner journey`,
      kind,
      group: "rewrite",
      change: () => ({ edits: tidied(source, edits) }),
    };
  },
};
