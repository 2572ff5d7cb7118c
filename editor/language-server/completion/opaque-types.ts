import {
  type NodeDeclaration,
  type PageMember,
  type SourceFile,
  type Span,
  spell,
} from "journeyc/analysis";
import { CompletionItemKind } from "vscode-languageserver";
import { described } from "./described.ts";
import type { Proposal } from "./proposal.ts";
import { type Body, isAtCursor, restOfLine, type Scene } from "./scene.ts";
import { givenSettings } from "./settings.ts";
import { snippet } from "./snippet.ts";
import { targetStop } from "./targets.ts";
import { textHere } from "./text-value.ts";
import { otherFiles } from "./workspace-names.ts";

/** What the nodes of a type that only AM knows have, wherever one is written. */
interface OpaqueType {
  readonly settings: Set<string>;
  readonly outcomes: Set<string>;
}

const opaqueOf = new WeakMap<SourceFile, readonly (NodeDeclaration | PageMember)[]>();

function opaqueIn(source: SourceFile): readonly (NodeDeclaration | PageMember)[] {
  const found = opaqueOf.get(source) ?? findOpaque(source);
  opaqueOf.set(source, found);
  return found;
}

function findOpaque({ declarations }: SourceFile): readonly (NodeDeclaration | PageMember)[] {
  const nodes = declarations.flatMap((one) => (one.kind === "Journey" ? one.nodes : []));
  const all = nodes.flatMap<NodeDeclaration | PageMember>((node) =>
    node.kind === "Page" ? node.members : [node],
  );
  return all.filter(({ type }) => type.opaque && type.text !== "");
}

/** The types in quotes of all files, apart from what is being written. */
function opaqueTypes(scene: Scene): ReadonlyMap<string, OpaqueType> {
  const found = new Map<string, OpaqueType>();
  for (const source of [scene.source, ...otherFiles(scene)]) {
    const isWritten = (span: Span): boolean =>
      source === scene.source && isAtCursor(span, scene.place);
    for (const node of opaqueIn(source)) {
      if (isWritten(node.type.span)) continue;
      const known = found.get(node.type.text) ?? { settings: new Set(), outcomes: new Set() };
      found.set(node.type.text, known);
      for (const { key } of node.settings) if (!isWritten(key.span)) known.settings.add(key.text);
      const wirings = node.kind === "Node" ? node.wirings : [];
      for (const { text, span } of wirings.flatMap(({ outcomes }) => outcomes))
        if (!isWritten(span)) known.outcomes.add(text);
    }
  }
  return found;
}

/** Types that only AM knows, as other nodes name them. */
export function opaqueTypeProposals(scene: Scene): readonly Proposal[] {
  return [...opaqueTypes(scene).keys()].map((type) => ({
    label: type,
    insert: textHere(type, scene),
    kind: CompletionItemKind.Class,
    detail: "a type that only AM knows",
    documentation: described(() => ({ kind: "opaqueType", type })),
    rank: 6,
  }));
}

/** Settings and outcomes that other nodes of the type have. */
export function opaqueStatements(scene: Scene, body: Body): readonly Proposal[] {
  const known = opaqueTypes(scene).get(body.heading.type);
  if (known === undefined) return [];
  const { quoted } = scene.place;
  const rest = restOfLine(scene);
  const write = (text: string): string => (quoted ? textHere(text, scene) : spell(text));
  const given = givenSettings(body.settings, scene);
  const settings = [...known.settings].filter(
    (name) => !given.has(name) && !/^\s*(?:->|,)/.test(rest),
  );
  const named = new Set(
    body.wirings.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ span, text }) => (isAtCursor(span, scene.place) ? [] : text)),
    ),
  );
  const outcomes = [...known.outcomes].filter((name) => !named.has(name) && !/^\s*:/.test(rest));
  return [
    ...settings.map((name) => ({
      label: name,
      insert: quoted || /^\s*:/.test(rest) ? write(name) : `${write(name)}: `,
      kind: CompletionItemKind.Property,
      detail: "as other nodes of this type have",
    })),
    ...outcomes.map((name) => ({
      label: name,
      insert: write(name),
      ...(!quoted &&
        !/^\s*(?:->|,)/.test(rest) && { snippet: snippet`${write(name)} -> ${targetStop(scene)}` }),
      kind: CompletionItemKind.EnumMember,
      detail: "as other nodes of this type have",
      rank: 1,
    })),
  ];
}

/** Further outcomes of a line, as other nodes of the type have them. */
export function furtherOpaqueOutcomes(scene: Scene, body: Body): readonly Proposal[] {
  return opaqueStatements(scene, body)
    .filter(({ kind }) => kind === CompletionItemKind.EnumMember)
    .map(({ label, detail }) => ({
      label,
      insert: scene.place.quoted ? textHere(label, scene) : spell(label),
      kind: CompletionItemKind.EnumMember,
      ...(detail !== undefined && { detail }),
    }));
}
