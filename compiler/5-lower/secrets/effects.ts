import type { StateRead, StateWrite } from "@journeyc/grammar/manifest";
import type { Journey, Member, Node } from "../../2-bind/model.ts";
import { attributePrefix, everyAttribute, stateKeys } from "../../3-flow/effects/state-keys.ts";

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

/** The effects of a node's parts in the order in which they happen: the members of a page, then the node itself. */
export function partsOf(
  node: Node,
  receivedBy: (part: Node | Member) => readonly string[],
): readonly SecretEffects[] {
  return [...node.members, node].map((part) => effectsOf(part, receivedBy(part)));
}

function effectsOf(part: Node | Member, received: readonly string[]): SecretEffects {
  const effects = part.manifest?.effects ?? { reads: [], writes: [] };
  const keys = effects.reads.flatMap((read) => readKeys(read, part));
  return {
    reads: [...keys.filter((key) => key !== everyAttribute), ...received],
    readsEveryAttribute: keys.includes(everyAttribute),
    writes: effects.writes.flatMap((write) => writtenKeys(write, part)),
  };
}

function readKeys(read: StateRead, part: Node | Member): readonly string[] {
  return [read.key, ...(read.orElse ?? [])].flatMap((key) => stateKeys(key, part));
}

function writtenKeys(write: StateWrite, part: Node | Member): SecretEffects["writes"] {
  return stateKeys(write.key, part).map((key) => ({
    key,
    outcomes: write.outcomes,
    secret: write.secret === true,
  }));
}

/** The keys that hold secrets in a journey, as its own nodes say: what they write, and what they expect. */
export function secretKeysOf(
  journey: Journey,
  receivedBy: (part: Node | Member) => readonly string[],
): { readonly written: ReadonlySet<string>; readonly expected: ReadonlySet<string> } {
  const written = new Set<string>();
  const expected = new Set<string>();
  for (const part of [...journey.nodes.values()].flatMap((node) => [node, ...node.members])) {
    for (const write of part.manifest?.effects.writes ?? []) {
      if (write.secret) stateKeys(write.key, part).forEach((key) => written.add(key));
    }
    for (const read of part.manifest?.effects.reads ?? []) {
      if (read.secret) readKeys(read, part).forEach((key) => expected.add(key));
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
