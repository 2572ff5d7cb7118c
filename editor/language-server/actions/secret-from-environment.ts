import {
  environmentName,
  opaqueSecret,
  quote,
  type SourceFile,
  type Span,
  type Value,
} from "journeyc/analysis";
import { CodeActionKind } from "vscode-languageserver";
import type { Action } from "../action.ts";
import { blank } from "../edits/snippet.ts";

interface Keyed {
  readonly key: { readonly text: string };
  readonly value: Value;
  readonly span: Span;
}

function* keyedIn(entries: readonly Keyed[]): Generator<Keyed> {
  for (const entry of entries) {
    yield entry;
    yield* keyedInValue(entry.value);
  }
}

function* keyedInValue(value: Value): Generator<Keyed> {
  if (value.kind === "Object") yield* keyedIn(value.entries);
  if (value.kind === "List") for (const item of value.items) yield* keyedInValue(item);
}

/** The key under which a text stands, the innermost. */
function keyAt({ declarations }: SourceFile, { start, end }: Span): string | undefined {
  const nodes = declarations.flatMap((one) => (one.kind === "Journey" ? one.nodes : []));
  const parts = nodes.flatMap((node) => [node, ...(node.kind === "Page" ? node.members : [])]);
  const around = parts
    .flatMap(({ settings }) => [...keyedIn(settings)])
    .filter(({ span }) => span.start <= start && end <= span.end);
  return around.at(-1)?.key.text;
}

/** Takes a text that looks like a secret out of the file; which it is, the author knows. */
export const action: Action = {
  kinds: [CodeActionKind.QuickFix],
  *propose(request) {
    for (const finding of request.of(opaqueSecret)) {
      const { span } = finding.primary;
      const key = keyAt(request.source, span);
      if (key === undefined) continue;
      const name = environmentName(key).replace(/\W/g, "_");
      const newText = `env.${name}`;
      yield {
        title: `Take it from the environment as ${quote(newText)}`,
        kind: CodeActionKind.QuickFix,
        group: "repair",
        repairs: [finding],
        change: () => ({
          edits: [{ file: request.path, span, newText, snippet: `env.${blank(1, name)}` }],
        }),
      };
    }
  },
};
