import type * as Monaco from "monaco-editor";
import {
  fromPosition,
  toDocumentHighlight,
  toLink,
  toLocation,
  toLocationLink,
} from "monaco-languageserver-types";
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type Location,
  type LocationLink,
  ReferencesRequest,
  type TextDocumentPositionParams,
} from "vscode-languageserver-protocol/browser";
import type { Models } from "../models.ts";
import { ask, optionsOf, type Provider } from "./provider.ts";

function at(
  models: Models,
  model: Monaco.editor.ITextModel,
  position: Monaco.Position,
): TextDocumentPositionParams {
  return { textDocument: models.identifier(model), position: fromPosition(position) };
}

/** A place in a file, which has a model from then on: the editor looks into it. */
function convert(place: Location | LocationLink, models: Models): Monaco.languages.LocationLink {
  models.ensure("uri" in place ? place.uri : place.targetUri);
  return "uri" in place ? toLocation(place) : toLocationLink(place);
}

export const definition: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.definitionProvider) === undefined) return undefined;
  return monaco.languages.registerDefinitionProvider("journey", {
    async provideDefinition(model, position, token) {
      const answer = await ask(server, DefinitionRequest.type, at(models, model, position), token);
      return [answer ?? []].flat().map((place) => convert(place, models));
    },
  });
};

export const references: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.referencesProvider) === undefined) return undefined;
  return monaco.languages.registerReferenceProvider("journey", {
    async provideReferences(model, position, { includeDeclaration }, token) {
      const params = { ...at(models, model, position), context: { includeDeclaration } };
      const places = await ask(server, ReferencesRequest.type, params, token);
      return places?.map((place) => convert(place, models));
    },
  });
};

export const highlights: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (optionsOf(capabilities.documentHighlightProvider) === undefined) return undefined;
  return monaco.languages.registerDocumentHighlightProvider("journey", {
    async provideDocumentHighlights(model, position, token) {
      const params = at(models, model, position);
      const found = await ask(server, DocumentHighlightRequest.type, params, token);
      return found?.map(toDocumentHighlight);
    },
  });
};

/** A file gets its model when its link is followed: each of them would start the support of its language. */
export const links: Provider = (server) => {
  const { monaco, capabilities, models } = server;
  if (capabilities.documentLinkProvider === undefined) return undefined;
  const targets = new WeakMap<Monaco.languages.ILink, string>();
  return monaco.languages.registerLinkProvider("journey", {
    async provideLinks(model, token) {
      const params = { textDocument: models.identifier(model) };
      const found = (await ask(server, DocumentLinkRequest.type, params, token)) ?? [];
      const converted = found.map(({ target, ...link }) => {
        const unresolved = toLink(link);
        if (target !== undefined) targets.set(unresolved, target);
        return unresolved;
      });
      return { links: converted };
    },
    resolveLink(link) {
      const target = targets.get(link);
      if (target === undefined) return link;
      models.ensure(target);
      return { ...link, url: monaco.Uri.parse(target) };
    },
  });
};
