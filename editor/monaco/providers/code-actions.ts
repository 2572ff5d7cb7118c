import type { languages } from "monaco-editor";
import {
  fromCodeActionContext,
  fromRange,
  toCodeAction,
  toCommand,
} from "monaco-languageserver-types";
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  Command,
} from "vscode-languageserver-protocol/browser";
import { ask, optionsOf, type Provider, type Server } from "./provider.ts";
import { openTouched } from "./touched-files.ts";

function convert(action: CodeAction | Command, { models }: Server): languages.CodeAction {
  if (Command.is(action)) return { title: action.title, command: toCommand(action) };
  openTouched(action.edit, models);
  const converted = toCodeAction(action);
  return action.command === undefined
    ? converted
    : { ...converted, command: toCommand(action.command) };
}

export const codeActions: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  const options = optionsOf(capabilities.codeActionProvider);
  if (options === undefined) return undefined;
  const asked = new WeakMap<languages.CodeAction, CodeAction>();
  return monaco.languages.registerCodeActionProvider("journey", {
    async provideCodeActions(model, range, context, token) {
      const params = {
        textDocument: models.identifier(model),
        range: fromRange(range),
        context: fromCodeActionContext(context),
      };
      const answer = await ask(server, CodeActionRequest.type, params, token);
      const actions = (answer ?? []).map((action) => {
        const converted = convert(action, server);
        if (!Command.is(action)) asked.set(converted, action);
        return converted;
      });
      return { actions, dispose: () => undefined };
    },
    ...(options.resolveProvider === true && {
      async resolveCodeAction(converted, token) {
        const action = asked.get(converted);
        if (action === undefined || action.edit !== undefined) return converted;
        const resolved = await ask(server, CodeActionResolveRequest.type, action, token);
        return resolved === null ? converted : { ...converted, ...convert(resolved, server) };
      },
    }),
  });
};
