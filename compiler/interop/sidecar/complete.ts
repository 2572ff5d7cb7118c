import type { JsonObject } from "../json.ts";
import type { Layout, MemberLayout, NodeLayout, ScriptLayout } from "./layout.ts";
import { difference, type Patch } from "./patch.ts";

/** Takes parts out of a patch, so that each stands with the node that it is about. */
class Parts {
  #patch: Patch | undefined;
  /** By path: what a page has twice takes its part twice. */
  readonly #taken = new Map<string, Patch | undefined>();

  constructor(patch: Patch | undefined) {
    this.#patch = patch;
  }

  get rest(): Patch | undefined {
    return this.#patch;
  }

  /** @returns the patch at a path, which is no longer a part of the rest */
  take(...path: readonly string[]): Patch | undefined {
    const key = JSON.stringify(path);
    if (!this.#taken.has(key)) {
      const [taken, rest] = without(this.#patch, path);
      this.#patch = rest;
      this.#taken.set(key, taken);
    }
    return this.#taken.get(key);
  }
}

function without(
  patch: Patch | undefined,
  [key, ...path]: readonly string[],
): readonly [Patch | undefined, Patch | undefined] {
  if (key === undefined) return [patch, undefined];
  const inner = patch?.in ?? {};
  if (patch === undefined || !Object.hasOwn(inner, key)) return [undefined, patch];
  const [taken, rest] = without(inner[key], path);
  const others = Object.entries(inner).filter(([other]) => other !== key);
  const left = rest === undefined ? others : [...others, [key, rest] as const];
  const { in: _, ...flat } = patch;
  const kept: Patch = left.length === 0 ? flat : { ...flat, in: Object.fromEntries(left) };
  return [taken, Object.keys(kept).length === 0 ? undefined : kept];
}

function withPart<T, K extends string>(layout: T, key: K, patch: Patch | undefined): T {
  return patch === undefined ? layout : { ...layout, [key]: patch };
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  map: (value: T) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function completeMember(member: MemberLayout, parts: Parts): MemberLayout {
  return withPart(member, "settings", parts.take("innerNodes", member.id));
}

function completeNode(node: NodeLayout, parts: Parts): NodeLayout {
  const placed = withPart(node, "tree", parts.take("tree", "nodes", node.id));
  const complete = withPart(placed, "settings", parts.take("nodes", node.id));
  const { members } = node;
  if (members === undefined) return complete;
  return { ...complete, members: mapValues(members, (member) => completeMember(member, parts)) };
}

/**
 * Adds to a layout all that its journey's source says otherwise than the text does.
 * @param said what the text is exported as, with the layout so far
 */
export function complete(layout: Layout, said: JsonObject, source: JsonObject): Layout {
  const parts = new Parts(difference(said, source));
  const nodes = mapValues(layout.nodes, (node) => completeNode(node, parts));
  const scripts =
    layout.scripts &&
    mapValues(layout.scripts, (script: ScriptLayout) =>
      withPart(script, "record", parts.take("scripts", script.id)),
    );
  const whole = { ...layout, nodes, ...(scripts && { scripts }) };
  return withPart(whole, "document", parts.rest);
}
