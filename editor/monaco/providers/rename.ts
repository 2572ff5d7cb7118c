import { fromPosition, toRange, toWorkspaceEdit } from "monaco-languageserver-types";
import {
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  Range,
} from "vscode-languageserver-protocol/browser";
import { ask, optionsOf, type Provider } from "./provider.ts";
import { openTouched } from "./touched-files.ts";

/** Runs a request; what the server refuses is a reason that the editor shows. */
async function orReason<T>(work: () => Promise<T>): Promise<T | { readonly rejectReason: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ResponseError) return { rejectReason: error.message };
    throw error;
  }
}

export const rename: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  const options = optionsOf(capabilities.renameProvider);
  if (options === undefined) return undefined;
  return monaco.languages.registerRenameProvider("journey", {
    async provideRenameEdits(model, position, newName, token) {
      const params = {
        textDocument: models.identifier(model),
        position: fromPosition(position),
        newName,
      };
      const edit = await orReason(() => ask(server, RenameRequest.type, params, token));
      if (edit !== null && "rejectReason" in edit) return { edits: [], ...edit };
      if (edit === null) return { edits: [], rejectReason: "This cannot be renamed." };
      openTouched(edit, models);
      return toWorkspaceEdit(edit);
    },
    ...(options.prepareProvider === true && {
      async resolveRenameLocation(model, position, token) {
        const params = { textDocument: models.identifier(model), position: fromPosition(position) };
        const place = await orReason(() => ask(server, PrepareRenameRequest.type, params, token));
        const nowhere = { range: new monaco.Range(1, 1, 1, 1), text: "" };
        if (place !== null && "rejectReason" in place) return { ...nowhere, ...place };
        if (place === null || "defaultBehavior" in place)
          return { ...nowhere, rejectReason: "This cannot be renamed." };
        const range = toRange(Range.is(place) ? place : place.range);
        const text = Range.is(place) ? model.getValueInRange(range) : place.placeholder;
        return { range, text };
      },
    }),
  });
};
