import {
  environmentName,
  ownersOf,
  type PlacedValue,
  quote,
  takesEnvironment,
  valuesOf,
} from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, ActionRequest } from "../action.ts";
import { blank } from "../edits/snippet.ts";

const literals: ReadonlySet<string> = new Set(["String", "Number", "Boolean", "Duration"]);

function literalAt({ bound, span }: ActionRequest): PlacedValue | undefined {
  const file = bound()?.file;
  const values = (file === undefined ? [] : ownersOf(file)).flatMap((owner) => [
    ...valuesOf(owner),
  ]);
  return values.find(
    ({ value, schema }) =>
      literals.has(value.kind) &&
      takesEnvironment(schema) &&
      value.span.start <= span.start &&
      span.end <= value.span.end,
  );
}

/** Takes a value from the environment, for what differs between test and production. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorExtract],
  *propose(request) {
    const placed = literalAt(request);
    if (placed === undefined) return;
    const name = environmentName(placed.path);
    const edit = { file: request.path, span: placed.value.span, newText: `env.${name}` };
    yield {
      title: `Take it from the environment as ${quote(edit.newText)}`,
      kind: CodeActionKind.RefactorExtract,
      group: "rewrite",
      change: () => ({ edits: [{ ...edit, snippet: `env.${blank(1, name)}` }] }),
    };
  },
};
