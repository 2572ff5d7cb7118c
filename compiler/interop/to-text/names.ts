import { nodeIdentifier } from "../../naming/identifiers.ts";
import { UniqueNames } from "../../naming/unique-names.ts";
import { foldedWords, titleOf, wordsOf } from "../../naming/words.ts";
import { objectAt, textAt } from "../json.ts";
import type { Layout } from "../sidecar/layout.ts";
import type { SourceMember, SourceNode } from "./source.ts";

/** The names that a text has for the nodes of a journey, by their ids. */
export interface TextNames {
  readonly nodes: ReadonlyMap<string, string>;
  /** Names of members by the page's id and their place in it. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Names of ids that no node has. */
  readonly targets: ReadonlyMap<string, string>;
}

/** The name of a member at a place of a page. */
export function memberName(names: TextNames, page: string, index: number): string {
  return names.members.get(page)?.[index] ?? `member${index}`;
}

function textsOf(member: SourceMember): readonly string[] {
  const { displayName, manifest, amType } = member;
  // That they are nodes, the names of all would say.
  const usual = displayName.replace(/ Node$/, "");
  const type = manifest?.type ?? amType.replace(/Node$/, "");
  // Ids that a tenant's own types have say nothing: `designer-c605506774a8…`.
  const texts = [displayName, /^designer-[0-9a-f]{16,}$/.test(type) ? "custom" : type];
  return isNamed(member) ? texts : [headerOf(member), journeyOf(member), usual, ...texts];
}

/** False for what AM calls all nodes of the type, or did in another version: `Email Suspend Node`. */
function isNamed({ displayName, manifest }: SourceMember): boolean {
  const [name, usual = ""] = [displayName, manifest?.displayName].map((text) =>
    text?.replace(/ Node$/, ""),
  );
  return name !== usual;
}

/** What a member of a page asks for: `username: PlatformUsername`. */
function askedOf({ displayName, manifest, amType }: SourceMember): string {
  const text = displayName === "" ? (manifest?.displayName ?? amType) : displayName;
  return text.replace(/^Platform | Collector$| Node$/g, "");
}

function textsOfMember(member: SourceMember): readonly string[] {
  return isNamed(member) ? textsOf(member) : [askedOf(member), ...textsOf(member)];
}

/** A page that nobody has named is called by what it asks for first: `usernamePasswordPage`. */
function textsOfNode(node: SourceNode): readonly string[] {
  const asked = node.members.slice(0, mostAsked).map(askedOf);
  const isPlain = asked.length > 0 && asked.every((text) => wordsOf(text).length > 0);
  if (isNamed(node) || headerOf(node) !== "" || !isPlain) return textsOf(node);
  return [`${asked.join(" ")} Page`];
}

const mostAsked = 2;

/** A header of more words is a sentence. */
const longestHeader = 4;

/** What a page that nobody has named calls itself: its header, where that is short. */
function headerOf({ amType, settings = {} }: SourceMember): string {
  if (amType !== "PageNode") return "";
  const header = objectAt(settings, "pageHeader");
  const text = textAt(header, "en") ?? textAt(header, "en-US") ?? "";
  const isPlain = /^[\p{L}\p{N}\p{Zs}\p{P}]+$/u.test(text);
  return isPlain && wordsOf(text).length <= longestHeader ? text : "";
}

/** What a node that runs another journey, and that nobody has named, is there for: `progressiveProfile`. */
function journeyOf({ manifest, settings = {} }: SourceMember): string {
  const all = Object.entries(manifest?.settings.properties ?? {});
  const [name] = all.find(([, { kind }]) => kind === "journey") ?? [];
  return name === undefined ? "" : (textAt(settings, name) ?? "");
}

/** Names that nodes had at an earlier import, and that the text may have been given since. */
function earlierNames(layout: Layout | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(layout?.nodes ?? {}).map(([name, { id }]) => [id, name]));
}

/**
 * Names for the nodes, from what they are called: each is unique, and the same source gets the same names.
 * @param order ids in reading order: of two nodes with one name, the first gets it
 * @param earlier the layout of an earlier import: a node that it knows keeps its name
 */
export function nameNodes(
  nodes: ReadonlyMap<string, SourceNode>,
  order: readonly string[],
  dangling: readonly string[],
  earlier: Layout | undefined,
): TextNames {
  const kept = earlierNames(earlier);
  const taken = new UniqueNames();
  for (const id of order) if (kept.has(id)) taken.take(kept.get(id) ?? "");
  const named = order.flatMap((id) => {
    const node = nodes.get(id);
    return node
      ? [[id, kept.get(id) ?? taken.take(nodeIdentifier(textsOfNode(node)))] as const]
      : [];
  });
  const targets = dangling.map((id) => [id, taken.take("missingNode")] as const);
  const members = [...nodes.values()].map(
    (page) => [page.id, nameMembers(page, kept.get(page.id), earlier)] as const,
  );
  return { nodes: new Map(named), targets: new Map(targets), members: new Map(members) };
}

function nameMembers(
  page: SourceNode,
  name: string | undefined,
  earlier: Layout | undefined,
): readonly string[] {
  const before = (name === undefined ? undefined : earlier?.nodes[name]?.members) ?? {};
  // A page may have a member twice, each time under a name of its own.
  const kept = new Map(
    [...Map.groupBy(Object.entries(before), ([, { id }]) => id)].map(([id, members]) => [
      id,
      members.map(([member]) => member),
    ]),
  );
  const names = page.members.map(({ id }) => kept.get(id)?.shift());
  const taken = new UniqueNames(names.filter((each) => each !== undefined));
  return page.members.map(
    (member, index) => names[index] ?? taken.take(nodeIdentifier(textsOfMember(member))),
  );
}

/**
 * The display name that a text has to give: where the node's name does not say it in other letters, and where it is
 * not just what AM calls the type.
 */
export function displayNameToWrite(name: string, member: SourceMember): string | undefined {
  const { displayName } = member;
  if (displayName === "" || !isNamed(member) || !displayName.isWellFormed()) return undefined;
  const said = unspaced(displayName);
  const names = [name, name.replace(/_?\d+$/, ""), name.replace(/Node$/, "")];
  const isSaid = said !== "" && names.some((each) => said === unspaced(each));
  // What cannot be seen would be lost: `Login` and `Login ` differ for AM, not for a reader.
  return isSaid && isPlain(displayName) ? undefined : displayName;
}

/** `Step 1` and `step1` are the same name. */
function unspaced(text: string): string {
  return foldedWords(text).replaceAll(" ", "");
}

function isPlain(text: string): boolean {
  return /^[\p{L}\p{N}\p{P}\p{Zs}]*$/u.test(text);
}

/** The display name that a layout has to keep: where neither the name nor the text says it. */
export function displayNameToKeep(name: string, member: SourceMember): string | undefined {
  const isWritten = displayNameToWrite(name, member) !== undefined;
  return isWritten || member.displayName === titleOf(name) ? undefined : member.displayName;
}
