import type { NodeManifest, OutcomeManifest } from "@journeyc/grammar/manifest";
import { holds } from "../../2-bind/outcomes.ts";
import { placeholderName } from "../environment-names.ts";
import { isObject, type Json, type JsonObject, own, textAt } from "../json.ts";
import type { SourceMember, SourceNode } from "./source.ts";

/** An outcome as the source names it, and as a text does. */
export interface NamedOutcome {
  readonly id: string;
  readonly name: string;
  /** True: the catalogue does not know it, or its author named it; it stands in quotes. */
  readonly quoted: boolean;
}

/** True when the outcome exists under these settings. */
function exists({ when }: OutcomeManifest, manifest: NodeManifest, settings: JsonObject): boolean {
  if (when === undefined) return true;
  // A value of the environment counts as any.
  // Manifests are JSON.
  const fallback = manifest.settings.properties[when.setting]?.default as Json | undefined;
  const given = own(settings, when.setting) ?? fallback;
  const isPlaceholder = typeof given === "string" && placeholderName(given) !== undefined;
  return isObject(given) || isPlaceholder || holds(when, given);
}

function authored(texts: unknown): readonly NamedOutcome[] {
  if (!Array.isArray(texts)) return [];
  const names = texts.filter((text) => typeof text === "string");
  return [...new Set(names)].map((id) => ({ id, name: id, quoted: true }));
}

function ofManifest(
  manifest: NodeManifest,
  { imitated, settings: given }: SourceMember,
): readonly NamedOutcome[] {
  const { outcomes } = manifest;
  const settings = given ?? {};
  if (outcomes.from === "lastMember") return [];
  if (outcomes.from === "wiring") return listed(settings);
  const fixed = outcomes.list
    .filter((outcome) => exists(outcome, manifest, settings))
    .map(({ id, name }) => ({ id, name, quoted: false }));
  if (outcomes.from === "fixed") return fixed;
  if (outcomes.from === "setting") return [...fixed, ...authored(own(settings, outcomes.setting))];
  return imitated === undefined ? fixed : [...fixed, ...allOf(imitated)];
}

/** All outcomes that a type can have, whatever its settings are. */
function allOf({ outcomes }: NodeManifest): readonly NamedOutcome[] {
  if (outcomes.from !== "fixed") return [];
  return outcomes.list.map(({ id, name }) => ({ id, name, quoted: false }));
}

/** Outcomes that a source lists by itself, for types that the catalogue does not know. */
function listed(settings: JsonObject): readonly NamedOutcome[] {
  const outcomes = own(settings, "_outcomes");
  if (!Array.isArray(outcomes)) return [];
  const ids = outcomes.flatMap((outcome) =>
    isObject(outcome) ? (textAt(outcome, "id") ?? []) : [],
  );
  return authored(ids);
}

/** The outcomes that a node has, in the order in which a text gives them. */
export function outcomesOfNode(node: SourceNode): readonly NamedOutcome[] {
  const deciding = node.members.at(-1) ?? node;
  const { manifest, settings } = deciding;
  return manifest ? ofManifest(manifest, deciding) : listed(settings ?? {});
}

/** An outcome as AM's id names it; of a page of version 2.0 the id begins with the last member's. */
function bareOutcome(id: string, { members }: SourceNode): string {
  const prefix = `${members.at(-1)?.id ?? ""}-`;
  return prefix.length > 1 && id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** The connections of a node in the order of its outcomes; those that it does not have come last. */
export function orderedConnections(node: SourceNode): readonly (readonly [NamedOutcome, string])[] {
  const outcomes = outcomesOfNode(node);
  const place = new Map(outcomes.map(({ id }, index) => [id, index]));
  return node.connections
    .map(([id, target]) => {
      const bare = bareOutcome(id, node);
      const known = outcomes.find((outcome) => outcome.id === bare);
      return [known ?? { id: bare, name: bare, quoted: true }, target] as const;
    })
    .toSorted(([one], [other]) => {
      const difference = (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity);
      if (difference !== 0 && !Number.isNaN(difference)) return difference;
      return one.id < other.id ? -1 : 1;
    });
}
