import { quoted } from "../../1-syntax/print/string-text.ts";
import { journeySettings } from "../../4-check/settings/journey-settings.ts";
import { descriptionOf } from "../from-text/description.ts";
import { failureId, successId } from "../ids.ts";
import { type JsonObject, objectAt, own, textAt } from "../json.ts";
import { treeResource } from "../managed-objects/tree-resource.ts";
import type { Layout } from "../sidecar/layout.ts";
import { nameNodes, type TextNames } from "./names.ts";
import { nodeText } from "./nodes.ts";
import { orderOfText } from "./reading-order.ts";
import { settingLines } from "./settings.ts";
import { sourceNodes, type SourceNode, type TypeLookup } from "./source.ts";
import type { Words } from "./values.ts";

/** A journey to be written as text. */
export interface JourneyInput {
  readonly document: JsonObject;
  /** The name that AM knows it by, and its identifier in the text. */
  readonly name: string;
  readonly identifier: string;
  readonly typeOf: TypeLookup;
  /** The layout of an earlier import, whose names are kept. */
  readonly earlier: Layout | undefined;
  /** The resource that AM takes where the journey names none; undefined: none is written. */
  readonly defaultResource: string | undefined;
}

export interface JourneyText {
  /** The declaration of the journey, before it is formatted. */
  readonly text: string;
  readonly nodes: ReadonlyMap<string, SourceNode>;
  readonly order: readonly string[];
  readonly names: TextNames;
}

/** Ids that arrows lead to and that no node has. */
function danglingIds(
  nodes: ReadonlyMap<string, SourceNode>,
  order: readonly string[],
  entry: string | undefined,
): readonly string[] {
  const targets = order.flatMap(
    (id) => nodes.get(id)?.connections.map(([, target]) => target) ?? [],
  );
  const all = new Set(entry === undefined ? targets : [entry, ...targets]);
  return [...all].filter((id) => !nodes.has(id) && id !== successId && id !== failureId);
}

/** A description as documentation; what cannot be seen in it would be refused or mislead. */
function docLines(description: string): readonly string[] {
  const visible = description.toWellFormed().replace(/[^\P{C}\n]/gu, " ");
  const text = descriptionOf(visible);
  // `null` is what self-managed installations export where nobody has described the journey.
  return text === "" || text === "null"
    ? []
    : text.split("\n").map((line) => `/// ${line}`.trimEnd());
}

function headOf(
  { name, identifier, document, defaultResource }: JourneyInput,
  words: Words,
): string {
  const display = name === identifier ? "" : ` ${quoted(name.toWellFormed())}`;
  const { name: stated, origin } = treeResource(
    own(objectAt(document, "tree"), "identityResource"),
  );
  const resource = origin === "default" ? defaultResource : stated;
  if (resource === undefined) return `journey ${identifier}${display} {`;
  words.resource(resource);
  return `journey ${identifier}${display} on ${resource} {`;
}

/** Writes a journey as text: the inverse of `documentOf`, as far as text can say it. */
export function journeyText(input: JourneyInput, words: Words): JourneyText {
  const { document, typeOf, earlier } = input;
  const tree = objectAt(document, "tree");
  const nodes = sourceNodes(document, typeOf);
  const entryId = textAt(tree, "entryNodeId");
  const entry = entryId === "" ? undefined : entryId;
  const order = orderOfText(nodes, entry);
  const names = nameNodes(nodes, order, danglingIds(nodes, order, entry), earlier);
  const ends = new Map([
    [successId, "success"],
    [failureId, "failure"],
  ]);
  const nameOf = (id: string): string =>
    names.nodes.get(id) ?? names.targets.get(id) ?? ends.get(id) ?? "failure";
  const texts = order.flatMap((id) => {
    const node = nodes.get(id);
    return node ? [nodeText(node, { names, words, nameOf })] : [];
  });
  const lines = [
    ...docLines(textAt(tree, "description") ?? ""),
    headOf(input, words),
    ...settingLines(input.identifier, tree, journeySettings, words),
    ...(entry === undefined ? [] : ["", `start -> ${nameOf(entry)}`]),
    ...texts.map((text) => `\n${text}`),
    "}",
  ];
  return { text: `${lines.join("\n")}\n`, nodes, order, names };
}
