import type { InteropFormat } from "../journey-document.ts";
import { type Json, type JsonObject, isObject, own } from "../json.ts";
import { displayNameToKeep, memberName } from "../to-text/names.ts";
import type { JourneyText } from "../to-text/journey.ts";
import type { SourceMember, SourceNode } from "../to-text/source.ts";
import type { DependencyLayout, Layout, MemberLayout, NodeLayout, ScriptLayout } from "./layout.ts";
import { difference } from "./patch.ts";

/** What the file of a journey has noted while it was written. */
export interface Notes {
  readonly format: InteropFormat;
  readonly realm: string | undefined;
  readonly envelope: JsonObject;
  readonly environment: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, ScriptLayout>>;
  readonly dependencies: Readonly<Record<string, DependencyLayout>>;
}

const isNumber = (value: Json | undefined): value is number => typeof value === "number";

/** An object without the keys whose values are undefined. */
function given<T extends object>(object: { readonly [K in keyof T]: T[K] | undefined }): T {
  // What is left has the values that `T` asks for.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

function orNothing<T>(
  object: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> | undefined {
  return Object.keys(object).length === 0 ? undefined : object;
}

function memberLayout(name: string, member: SourceMember, entry: Json | undefined): MemberLayout {
  const { id, amType, displayName } = member;
  const said = { _id: id, nodeType: amType, displayName };
  return given<MemberLayout>({
    id,
    displayName: displayNameToKeep(name, member),
    entry: isObject(entry) ? difference(said, entry) : undefined,
    settings: undefined,
    withoutSettings: member.settings === undefined ? true : undefined,
  });
}

function memberLayouts(
  page: SourceNode,
  { names }: JourneyText,
): NodeLayout["members"] | undefined {
  const entries = own(page.settings ?? {}, "nodes");
  const list = Array.isArray(entries) ? entries.filter((entry) => isObject(entry)) : [];
  return orNothing(
    Object.fromEntries(
      page.members.map((member, index) => {
        const name = memberName(names, page.id, index);
        return [name, memberLayout(name, member, list[index])] as const;
      }),
    ),
  );
}

function nodeLayout(name: string, node: SourceNode, text: JourneyText): NodeLayout {
  const { tree } = node;
  const x = own(tree, "x");
  const y = own(tree, "y");
  const version = own(tree, "version");
  return given<NodeLayout>({
    id: node.id,
    at: isNumber(x) && isNumber(y) ? { x, y } : undefined,
    version: typeof version === "string" ? version : undefined,
    displayName: displayNameToKeep(name, node),
    tree: undefined,
    settings: undefined,
    withoutSettings: node.settings === undefined ? true : undefined,
    members: memberLayouts(node, text),
  });
}

/** The layout of a journey, still without the differences between its text and its source. */
export function skeleton(text: JourneyText, notes: Notes): Layout {
  const nodes = text.order.flatMap((id) => {
    const node = text.nodes.get(id);
    const name = text.names.nodes.get(id);
    return node && name !== undefined ? [[name, nodeLayout(name, node, text)] as const] : [];
  });
  const targets = Object.fromEntries([...text.names.targets].map(([id, name]) => [name, id]));
  return given<Layout>({
    version: 1,
    format: notes.format,
    realm: notes.realm,
    envelope: Object.keys(notes.envelope).length === 0 ? undefined : notes.envelope,
    nodes: Object.fromEntries(nodes),
    targets: orNothing(targets),
    environment: orNothing(notes.environment),
    scripts: orNothing(notes.scripts),
    dependencies: orNothing(notes.dependencies),
    document: undefined,
  });
}
