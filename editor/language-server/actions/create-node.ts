import { type Catalogue, quote, wordsOf, writeNode } from "journeyc/analysis";
import type { NodeManifest } from "@journeyc/grammar/manifest";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, ActionRequest, Proposal } from "../action.ts";
import { insertion } from "../edits/insertion.ts";
import { likelyTypes } from "../edits/likely-types.ts";
import type { NewNodePlace } from "../edits/new-node-place.ts";
import { blank, blankValue } from "../edits/snippet.ts";
import { unknownNodes } from "../edits/unknown-nodes.ts";

const kind = CodeActionKind.QuickFix;

/** More than these nobody reads; where none fits, the user writes the type, with completion. */
const mostTypes = 3;

/** A decision, for editors in which the user cannot be asked for the type where no name is alike. */
const usualType = "DataStoreDecision";

function ofType(
  request: ActionRequest,
  name: string,
  manifest: NodeManifest,
  { journey, offset, indentation }: NewNodePlace,
): Pick<Proposal, "title" | "change"> {
  const symbols = [...(request.bound()?.file.scope.values() ?? [])];
  const known = { symbols, resource: journey.resource?.text };
  const before = `\n\n${indentation}`;
  let blanks = 0;
  const plain = writeNode(name, manifest, "failure", known, indentation);
  const snippet = writeNode(name, manifest, "failure", known, indentation, ({ value }) => {
    blanks += 1;
    return blankValue(blanks, value);
  });
  const edit = insertion(request.path, offset, before + plain);
  return {
    title: `Create node ${quote(name)} of type ${quote(manifest.type)}`,
    change: () => ({ edits: [{ ...edit, ...(blanks > 0 && { snippet: before + snippet }) }] }),
  };
}

function ofAnyType(
  { path }: ActionRequest,
  name: string,
  { offset, indentation }: NewNodePlace,
): Pick<Proposal, "title" | "change"> {
  const before = `\n\n${indentation}node ${name}: `;
  const edit = insertion(path, offset, `${before}${usualType} -> failure`);
  const snippet = `${before}${blank(1, "NodeType")} -> ${blank(2, "failure")}`;
  return {
    title: `Create node ${quote(name)}`,
    change: () => ({ edits: [{ ...edit, snippet }] }),
  };
}

function isPage(name: string): boolean {
  return wordsOf(name).at(-1)?.toLowerCase() === "page";
}

function* createNode(
  request: ActionRequest,
  catalogue: Catalogue,
  name: string,
  place: NewNodePlace,
): Generator<Pick<Proposal, "title" | "change">> {
  // What is called a page is one.
  const types = isPage(name) ? [] : likelyTypes(catalogue, name, mostTypes);
  for (const manifest of types) yield ofType(request, name, manifest, place);
  const usual = catalogue.nodes.get(usualType);
  if (request.fillsIn) yield ofAnyType(request, name, place);
  else if (types.length === 0 && usual !== undefined) yield ofType(request, name, usual, place);
}

/** Makes the node that an arrow leads to: of a type whose name is like the node's, every outcome wired to `failure`. */
export const action: Action = {
  kinds: [kind],
  *propose(request) {
    for (const { finding, name, place, catalogue } of unknownNodes(request)) {
      for (const proposal of createNode(request, catalogue, name, place))
        yield { ...proposal, kind, group: "create", repairs: [finding] };
    }
  },
};
