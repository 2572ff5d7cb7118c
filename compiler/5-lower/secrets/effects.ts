import type { Journey, Member, Node } from "../../2-bind/model.ts";
import { partEffects, type PartEffects } from "../../3-flow/effects/part-effects.ts";
import { attributePrefix, everyAttribute } from "../../3-flow/effects/state-keys.ts";

/** What a node, or one member of a page, does to secrets. */
export interface SecretEffects {
  /** Keys that it reads by name. */
  readonly reads: readonly string[];
  /** True: it reads every collected attribute, whichever they are. */
  readonly readsEveryAttribute: boolean;
  /** Keys that it overwrites, and on which outcomes; undefined: on all. */
  readonly writes: readonly {
    readonly key: string;
    readonly outcomes: readonly string[] | undefined;
    readonly secret: boolean;
  }[];
}

/** The keys that an inner journey which a part runs takes over. */
type ReceivedBy = (part: Node | Member) => readonly string[];

/** The effects of a node's parts in the order in which they happen: the members of a page, then the node itself. */
export function partsOf(node: Node, receivedBy: ReceivedBy): readonly SecretEffects[] {
  return partEffects(node).map((effects) => secretEffects(effects, receivedBy(effects.part)));
}

function secretEffects(effects: PartEffects, received: readonly string[]): SecretEffects {
  const keys = effects.reads.flatMap((read) => read.keys);
  return {
    reads: [...keys.filter((key) => key !== everyAttribute), ...received],
    readsEveryAttribute: keys.includes(everyAttribute),
    // What is not written in every run may still hold what was there before.
    writes: effects.writes.filter(({ maybe }) => !maybe),
  };
}

/**
 * The keys that hold secrets in a journey, as its own nodes say: what they write, and what they expect. What stands in
 * secure state is kept as secrets are, whether or not it is one.
 */
export function secretKeysOf(
  journey: Journey,
  receivedBy: ReceivedBy,
): { readonly written: ReadonlySet<string>; readonly expected: ReadonlySet<string> } {
  const written = new Set<string>();
  const expected = new Set<string>();
  for (const { part, reads, writes } of [...journey.nodes.values()].flatMap(partEffects)) {
    for (const { key, secret, scope } of writes) if (secret || scope === "secure") written.add(key);
    for (const { keys, secret, scope } of reads) {
      if (secret || scope === "secure") keys.forEach((key) => expected.add(key));
    }
    receivedBy(part).forEach((key) => expected.add(key));
  }
  expected.delete(everyAttribute);
  return { written, expected };
}

/** What reading every attribute means in a journey: the secret attributes that it collects itself. */
export function secretAttributes(written: ReadonlySet<string>): readonly string[] {
  return [...written].filter((key) => key.startsWith(attributePrefix) && key !== everyAttribute);
}
