import { foldedWords, isRunnable } from "journeyc/analysis";
import type { NodeManifest } from "@journeyc/grammar/manifest";
import { CompletionItemKind } from "vscode-languageserver";
import { describedType } from "./described.ts";
import { memberSnippet, nodeName, nodeSnippet } from "./nodes.ts";
import { opaqueTypeProposals } from "./opaque-types.ts";
import type { Proposal } from "./proposal.ts";
import { isAtLineEnd, nameBefore, restOfLine, type Scene } from "./scene.ts";
import { snippet, stop } from "./snippet.ts";

/** The types that a node here may have; a page is written in another way. */
function typesFor(member: boolean, { program }: Scene): readonly NodeManifest[] {
  return [...program.catalogue.nodes.values()].filter(
    ({ type, pageMember }) => type !== "Page" && (!member || pageMember),
  );
}

/** What fits the place best comes first: what the runtime runs, and beside a page what does not ask the user. */
function rankOf(manifest: NodeManifest, member: boolean, name: string): number {
  if (name.length > 3 && foldedWords(manifest.type).includes(foldedWords(name))) return 0;
  const fits = member ? isUsualMember(manifest) : !manifest.pageMember;
  return (isRunnable(manifest) ? 1 : 3) + (fits ? 0 : 1);
}

/** Only the last member of a page may have several outcomes. */
function isUsualMember({ outcomes }: NodeManifest): boolean {
  return outcomes.from === "fixed" && outcomes.list.length < 2;
}

function detailOf(manifest: NodeManifest): string {
  const { displayName } = manifest;
  return isRunnable(manifest) ? displayName : `${displayName}, described only`;
}

/** Node types behind `node x:`, or behind the name of a page's member. */
export function nodeTypeProposals(scene: Scene, member: boolean): readonly Proposal[] {
  const opaque = opaqueTypeProposals(scene);
  if (scene.place.quoted) return opaque;
  const name = nameBefore(scene.lines.text, scene.place.replace.start);
  const alone = isAtLineEnd(scene) && !/^\s*\}/.test(restOfLine(scene)) && !hasBodyBelow(scene);
  const types = typesFor(member, scene).map((manifest): Proposal => ({
    label: manifest.type,
    kind: CompletionItemKind.Class,
    insert: manifest.type,
    ...(alone && {
      snippet: member ? memberSnippet(manifest, scene) : nodeSnippet(manifest, scene),
    }),
    detail: detailOf(manifest),
    documentation: describedType(manifest),
    rank: rankOf(manifest, member, name),
  }));
  return [...importedProposals(scene, member, alone), ...types, ...opaque];
}

/** The types that the file imports from modules come first: they are there to be used. */
function importedProposals(scene: Scene, member: boolean, alone: boolean): readonly Proposal[] {
  return [...scene.file.nodeTypes.values()]
    .filter(({ manifest }) => !member || manifest.pageMember)
    .map(({ name, specifier, manifest }): Proposal => {
      const called = { ...manifest, type: name };
      return {
        label: name,
        kind: CompletionItemKind.Class,
        insert: name,
        ...(alone && {
          snippet: member ? memberSnippet(called, scene) : nodeSnippet(called, scene),
        }),
        detail: `from ${specifier}`,
        documentation: describedType(manifest),
        rank: 0,
      };
    });
}

/** A brace or an arrow on the next line that has something belongs to what is being written. */
function hasBodyBelow({ lines, place }: Scene): boolean {
  return /^\s*(?:\{|->)/.test(lines.text.slice(place.replace.end, place.replace.end + 300));
}

/** Whole members, at the start of a line in a page. */
export function memberProposals(scene: Scene): readonly Proposal[] {
  const taken = scene.page?.members.map(({ name }) => name.text) ?? [];
  return typesFor(true, scene).map((manifest) => {
    const name = nodeName(manifest.type, taken);
    return {
      label: `${name}: ${manifest.type}`,
      filter: `${name} ${manifest.type}`,
      kind: CompletionItemKind.Class,
      insert: `${name}: ${manifest.type}`,
      snippet: snippet`${stop(name)}: ${memberSnippet(manifest, scene)}`,
      detail: detailOf(manifest),
      documentation: describedType(manifest),
      rank: 4 + rankOf(manifest, true, ""),
    };
  });
}
