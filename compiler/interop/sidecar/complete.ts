import type { JsonObject } from "../json.ts";
import type { Layout, MemberLayout, NodeLayout, ScriptLayout } from "./layout.ts";
import { mapValues } from "./map-values.ts";
import { difference, type Patch } from "./patch.ts";

/** Takes parts out of a patch, so that each stands with the node that it is about. */
class Parts {
  readonly #patch: Patch | undefined;
  readonly #taken = new Set<Patch>();

  constructor(patch: Patch | undefined) {
    this.#patch = patch;
  }

  /** What nobody has taken. */
  get rest(): Patch | undefined {
    return this.#patch && this.#without(this.#patch);
  }

  /** @returns the patch at a path, which is no longer a part of the rest; what a page has twice takes it twice */
  take(...path: readonly string[]): Patch | undefined {
    let patch = this.#patch;
    for (const key of path) {
      const inner: Readonly<Record<string, Patch>> = patch?.in ?? {};
      patch = Object.hasOwn(inner, key) ? inner[key] : undefined;
    }
    if (patch !== undefined) this.#taken.add(patch);
    return patch;
  }

  #without(patch: Patch): Patch | undefined {
    if (this.#taken.has(patch)) return undefined;
    const { in: inner, ...flat } = patch;
    if (inner === undefined) return patch;
    const left = Object.entries(inner).flatMap(([key, part]) => {
      const rest = this.#without(part);
      return rest === undefined ? [] : [[key, rest] as const];
    });
    if (left.length > 0) return { ...flat, in: Object.fromEntries(left) };
    return Object.keys(flat).length === 0 ? undefined : flat;
  }
}

function withPart<T, K extends string>(layout: T, key: K, patch: Patch | undefined): T {
  return patch === undefined ? layout : { ...layout, [key]: patch };
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
