import type {
  DeliveryManifest,
  Factor,
  IdentityEffect,
  NodeManifest,
  SettingCondition,
  Sink,
  StateRead,
  StateScope,
  StateWrite,
} from "@journeyc/grammar/manifest";
import type { Member, Node } from "../../2-bind/model.ts";
import { scriptEffects } from "./script-effects.ts";
import { stateKeys } from "./state-keys.ts";

/** A read of a node with its settings filled in. */
export interface Read {
  /** The keys that serve, in order: the first that is set is taken. */
  readonly keys: readonly string[];
  /** The same as one text: the same keys give the same group. */
  readonly group: string;
  readonly required: boolean;
  /** The outcome where none of them is set; undefined, with `required`: the run ends in an error. */
  readonly missing: string | undefined;
  readonly secret: boolean;
  readonly to: Sink | undefined;
  /** Only what stands in this scope. */
  readonly scope: StateScope | undefined;
  /** Keys that are left out of a read of many. */
  readonly except: readonly string[];
}

export interface Write {
  readonly key: string;
  readonly scope: StateScope;
  /** The outcomes on which it is written; undefined: on all. */
  readonly outcomes: readonly string[] | undefined;
  readonly secret: boolean;
  /** True: not in every run. */
  readonly maybe: boolean;
  readonly input: boolean;
  /** True: what is stored of it is a hash. */
  readonly hashed: boolean;
}

export interface Identity {
  readonly outcome: string;
  readonly effect: IdentityEffect["effect"];
  /** The keys that may name the user, in order. */
  readonly keys: readonly string[];
  /** True: the node reads who it is; false: it says who it is. */
  readonly reads: boolean;
  readonly factor: Factor | undefined;
  /** True: the account of another system is proved. */
  readonly remote: boolean;
  /** True: it is of an earlier sign-on, which whoever uses the browser can rest on. */
  readonly earlier: boolean;
  readonly maybe: boolean;
}

/** What a node, or one member of a page, does to the run. */
export interface PartEffects {
  readonly part: Node | Member;
  readonly reads: readonly Read[];
  readonly writes: readonly Write[];
  readonly identity: readonly Identity[];
  /** A secret that is sent to whom one of the keys names. */
  readonly delivers: { readonly key: string; readonly to: readonly string[] } | undefined;
  /** The outcomes that tell whether a user is there, or what that user has set up. */
  readonly tells: readonly string[];
  /** True: it changes the stored account of the user whom it finds. */
  readonly changes: boolean;
  /** True: it gives the user something to sign on with, or takes it away. */
  readonly credential: boolean;
  /** The outcomes that a wrong guess of a credential takes. */
  readonly wrong: readonly string[];
  /** The outcomes on which an attempt has been counted. */
  readonly limited: readonly string[];
  /** True: it may do anything, because nobody knows what its code does. */
  readonly anything: boolean;
  /** True: what it is, or what stands in it, is missing, which has been reported. It may do anything. */
  readonly missing: boolean;
  /** True: which keys it sets depends on a setting that is missing, which has been reported. */
  readonly setsAny: boolean;
  /** True: it runs an inner journey; what that does, the journey itself says, where it is known. */
  readonly calls: boolean;
}

type Holds = "yes" | "no" | "maybe";

function valueOf(part: Node | Member, manifest: NodeManifest, name: string): unknown {
  const given = part.declaration.settings.find(({ key }) => key.text === name)?.value;
  if (given === undefined) {
    const { properties } = manifest.settings;
    return Object.hasOwn(properties, name) ? properties[name]?.default : undefined;
  }
  return "value" in given ? given.value : given;
}

function holds(when: SettingCondition | undefined, part: Node | Member): Holds {
  if (when === undefined || part.manifest === undefined) return "yes";
  const value = valueOf(part, part.manifest, when.setting);
  if (typeof value === "object" && value !== null) return "maybe";
  const fulfilled = "equals" in when ? value === when.equals : isAbove(value, when.above);
  return fulfilled ? "yes" : "no";
}

function isAbove(value: unknown, limit: number): boolean {
  return typeof value === "number" && value > limit;
}

function isGiven(setting: string | undefined, part: Node | Member): boolean {
  if (setting === undefined || part.manifest === undefined) return true;
  return !["", undefined].includes(valueOf(part, part.manifest, setting) as string | undefined);
}

function readOf(read: StateRead, part: Node | Member): Read {
  const keys = [read.key, ...(read.orElse ?? [])].flatMap((key) => stateKeys(key, part));
  return {
    keys,
    group: keys.join("\n"),
    required: read.required && holds(read.when, part) === "yes",
    missing: read.missing,
    secret: read.secret === true,
    to: read.to,
    scope: read.scope,
    except: (read.except ?? []).flatMap((key) => stateKeys(key, part)),
  };
}

function writesOf(write: StateWrite, part: Node | Member): readonly Write[] {
  return stateKeys(write.key, part).map((key) => ({
    key,
    scope: write.scope,
    outcomes: write.outcomes,
    secret: write.secret === true,
    maybe: write.maybe === true || holds(write.when, part) === "maybe",
    input: write.input === true,
    hashed: write.hashed === true,
  }));
}

function allHold({ when }: IdentityEffect, part: Node | Member): Holds {
  const found = [when ?? []].flat().map((one) => holds(one, part));
  if (found.includes("no")) return "no";
  return found.includes("maybe") ? "maybe" : "yes";
}

/** A proof that rests on a setting which only the environment knows is no proof. */
function counts(identity: IdentityEffect, part: Node | Member): boolean {
  const { effect } = identity;
  const found = allHold(identity, part);
  return found === "yes" || (found === "maybe" && (effect === "looksUp" || effect === "partial"));
}

/** The read of a key, with those that serve instead of it. */
function readThat(part: Node | Member, named: string): StateRead | undefined {
  const reads = part.manifest?.effects.reads ?? [];
  return reads.find(
    ({ key, orElse, when }) =>
      (key === named || orElse?.includes(named)) && holds(when, part) !== "no",
  );
}

function identityOf(effect: IdentityEffect, part: Node | Member): Identity {
  const read = readThat(part, effect.key);
  const keys = read === undefined ? [effect.key] : [read.key, ...(read.orElse ?? [])];
  return {
    outcome: effect.outcome,
    effect: effect.effect,
    keys: keys.flatMap((key) => stateKeys(key, part)),
    reads: read !== undefined,
    factor: effect.factor,
    remote: effect.remote === true,
    earlier: effect.earlier === true,
    maybe: effect.maybe === true,
  };
}

function deliveryOf(
  { key, to }: DeliveryManifest,
  part: Node | Member,
): NonNullable<PartEffects["delivers"]> {
  const read = readThat(part, to);
  const keys = read === undefined ? [to] : [read.key, ...(read.orElse ?? [])];
  return { key, to: keys.flatMap((one) => stateKeys(one, part)) };
}

const nothing = {
  reads: [],
  writes: [],
  identity: [],
  delivers: undefined,
  tells: [],
  changes: false,
  credential: false,
  wrong: [],
  limited: [],
} as const;

type Effects = Omit<PartEffects, "part">;

interface OfType {
  /** The settings on which the effects rest. A name that only looks like one of them does no harm. */
  readonly decisive: ReadonlySet<string>;
  /** What a part does that gives none of these. */
  usual: Effects | undefined;
}

const types = new WeakMap<NodeManifest, OfType>();

function ofType(manifest: NodeManifest): OfType {
  const known = types.get(manifest);
  if (known !== undefined) return known;
  const text = JSON.stringify(manifest.effects);
  const isNamed = (name: string): boolean => {
    const quoted = JSON.stringify(name);
    return text.includes(quoted) || text.includes(`\${${quoted.slice(1, -1)}`);
  };
  const decisive = new Set(Object.keys(manifest.settings.properties).filter(isNamed));
  const made: OfType = { decisive, usual: undefined };
  types.set(manifest, made);
  return made;
}

/** Most parts of a type do the same, which is worked out once and kept once. */
function effectsOf(part: Node | Member): PartEffects {
  const { manifest } = part;
  // Of an opaque node nobody knows anything; of a type that is unknown it has been reported.
  if (manifest === undefined) {
    const missing = !part.opaque;
    return { part, ...nothing, anything: true, missing, setsAny: true, calls: false };
  }
  const typed = scriptEffects(part);
  if (typed !== undefined) {
    const known = { anything: false, missing: false, setsAny: false, calls: false };
    return { part, ...nothing, ...typed, ...known };
  }
  const type = ofType(manifest);
  const isOwn = part.declaration.settings.some(({ key }) => type.decisive.has(key.text));
  if (isOwn || isEmptyPage(part)) return { part, ...effectsWith(manifest, part) };
  type.usual ??= effectsWith(manifest, part);
  return { part, ...type.usual };
}

function effectsWith(manifest: NodeManifest, part: Node | Member): Effects {
  const { reads, writes, identity, delivers, tells, changes, credential, guess, limit, anything } =
    manifest.effects;
  const limits = limit !== undefined && holds(limit.when, part) === "yes";
  return {
    reads: reads
      .filter(({ when }) => holds(when, part) !== "no")
      .map((read) => readOf(read, part))
      .filter(({ keys }) => keys.length > 0),
    writes: writes
      .filter(({ when, given }) => holds(when, part) !== "no" && isGiven(given, part))
      .flatMap((write) => writesOf(write, part)),
    identity: identity
      .filter((effect) => counts(effect, part))
      .map((effect) => identityOf(effect, part)),
    delivers: delivers && deliveryOf(delivers, part),
    tells: tells ?? [],
    changes: changes === true || (changes !== undefined && holds(changes, part) !== "no"),
    credential: credential === true,
    wrong: guess?.wrong ?? [],
    limited: limits ? limit.outcomes : [],
    anything: anything === true || isEmptyPage(part),
    missing: isEmptyPage(part),
    setsAny: setsAny(part, manifest),
    calls: Object.values(manifest.settings.properties).some(({ kind }) => kind === "journey"),
  };
}

function setsAny(part: Node | Member, { settings, effects }: NodeManifest): boolean {
  const missing = (settings.required ?? []).filter(
    (name) => !part.declaration.settings.some(({ key }) => key.text === name),
  );
  return effects.writes.some(({ key, when }) =>
    missing.some((name) => when?.setting === name || key.includes(`\${${name}`)),
  );
}

/** A page without members has been reported; nobody knows yet what will stand in it. */
function isEmptyPage(part: Node | Member): boolean {
  return "members" in part && part.declaration.kind === "Page" && part.members.length === 0;
}

const known = new WeakMap<Node, readonly PartEffects[]>();

/** The effects of a node's parts in the order in which they happen: the members of a page, then the node itself. */
export function partEffects(node: Node): readonly PartEffects[] {
  const found = known.get(node) ?? [...node.members, node].map(effectsOf);
  known.set(node, found);
  return found;
}

/** What a part writes when its node takes an outcome. */
export function writesOn(effects: PartEffects, outcome: string): readonly Write[] {
  return effects.writes.filter(({ outcomes }) => outcomes?.includes(outcome) ?? true);
}
