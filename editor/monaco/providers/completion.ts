import type { languages } from "monaco-editor";
import { fromCompletionContext, fromPosition, toCompletionItem } from "monaco-languageserver-types";
import {
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  type CompletionList,
} from "vscode-languageserver-protocol/browser";
import { ask, type Provider } from "./provider.ts";

type Range = Parameters<typeof toCompletionItem>[1]["range"];

function convert(
  item: CompletionItem,
  range: Range,
  itemDefaults: CompletionList["itemDefaults"],
): languages.CompletionItem {
  const converted = toCompletionItem(item, { range, ...(itemDefaults && { itemDefaults }) });
  return item.labelDetails === undefined
    ? converted
    : { ...converted, label: { label: item.label, ...item.labelDetails } };
}

export const completion: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  const options = capabilities.completionProvider;
  if (options === undefined) return undefined;
  const asked = new WeakMap<languages.CompletionItem, CompletionItem>();
  return monaco.languages.registerCompletionItemProvider("journey", {
    triggerCharacters: options.triggerCharacters ?? [],
    async provideCompletionItems(model, position, context, token) {
      const word = model.getWordUntilPosition(position);
      const range = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: word.startColumn,
        endColumn: word.endColumn,
      };
      const params = {
        textDocument: models.identifier(model),
        position: fromPosition(position),
        context: fromCompletionContext(context),
      };
      const answer = await ask(server, CompletionRequest.type, params, token);
      const list = Array.isArray(answer) ? { isIncomplete: false, items: answer } : answer;
      const suggestions = (list?.items ?? []).map((item) => {
        const suggestion = convert(item, range, list?.itemDefaults);
        asked.set(suggestion, item);
        return suggestion;
      });
      return { suggestions, incomplete: list?.isIncomplete ?? false };
    },
    ...(options.resolveProvider === true && {
      async resolveCompletionItem(suggestion, token) {
        const item = asked.get(suggestion);
        if (item === undefined) return suggestion;
        const resolved = await ask(server, CompletionResolveRequest.type, item, token);
        if (resolved === null) return suggestion;
        const { range } = suggestion;
        const plain = "insert" in range ? range.insert : range;
        return { ...suggestion, ...convert(resolved, plain, undefined), range };
      },
    }),
  });
};
