import type { EffectsManifest, NodeManifest, SettingCondition } from "@journeyc/grammar/manifest";
import { quote } from "../2-bind/text.ts";
import type { JsonPath } from "./json-places.ts";

/** Something that the parts of an entry say against each other. */
export interface Contradiction {
  /** Inside of the entry. */
  readonly path: JsonPath;
  readonly fault: string;
}

type Settings = NodeManifest["settings"];

function* settingFaults({ properties, required }: Settings): Generator<Contradiction> {
  for (const name of required) {
    if (!Object.hasOwn(properties, name)) {
      yield { path: ["settings", "required"], fault: `there is no setting ${quote(name)}` };
    }
  }
}

function* outcomeFaults({ outcomes, settings }: NodeManifest): Generator<Contradiction> {
  if (outcomes.from === "setting" || outcomes.from === "nodeType") {
    const wanted = outcomes.from === "setting" ? "array" : "string";
    const { setting } = outcomes;
    if (own(settings, setting)?.type !== wanted) {
      const kind = wanted === "array" ? "list" : "text";
      const named = setting === undefined ? "none is named" : `${quote(setting)} is none`;
      yield {
        path: ["outcomes"],
        fault: `the outcomes come from a setting that is a ${kind}, and ${named}`,
      };
    }
  }
  if (!("list" in outcomes)) return;
  for (const part of ["name", "id"] as const) {
    const seen = new Set<string>();
    for (const [index, outcome] of outcomes.list.entries()) {
      if (seen.has(outcome[part])) {
        const path = ["outcomes", "list", index, part];
        yield { path, fault: `two outcomes have the ${part} ${quote(outcome[part])}` };
      }
      seen.add(outcome[part]);
    }
  }
}

function own({ properties }: Settings, name: string | undefined): { type: string } | undefined {
  return name !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The outcomes that a list of the entry names. */
function usedOutcomes({ reads, writes, identity, tells, guess, limit }: EffectsManifest): string[] {
  return [
    ...reads.flatMap(({ missing }) => missing ?? []),
    ...writes.flatMap(({ outcomes }) => outcomes ?? []),
    ...identity.map(({ outcome }) => outcome),
    ...(tells ?? []),
    ...(guess?.wrong ?? []),
    ...(limit?.outcomes ?? []),
  ];
}

function conditionsOf({
  outcomes,
  effects,
  refuses = [],
}: NodeManifest): readonly SettingCondition[] {
  const { reads, writes, identity, limit, changes } = effects;
  const parts = [
    ...("list" in outcomes ? outcomes.list : []),
    ...reads,
    ...writes,
    ...identity,
    ...refuses,
    ...(limit ? [limit] : []),
    ...(typeof changes === "object" ? [{ when: changes }] : []),
  ];
  return parts.flatMap(({ when }) => when ?? []);
}

/** The settings whose values stand in keys: `objectAttributes.${identityAttribute}`. */
function settingsInKeys({ reads, writes, identity, delivers }: EffectsManifest): string[] {
  const keys = [
    ...reads.flatMap(({ key, orElse, except }) => [key, ...(orElse ?? []), ...(except ?? [])]),
    ...writes.flatMap(({ key }) => key),
    ...identity.map(({ key }) => key),
    ...(delivers ? [delivers.key, delivers.to] : []),
  ];
  const named = keys.flatMap((key) => [...key.matchAll(/\$\{([^{}]*?)(?:\.\*)?\}/g)]);
  return [...named.map(([, name = ""]) => name), ...writes.flatMap(({ given }) => given ?? [])];
}

function* effectFaults(manifest: NodeManifest): Generator<Contradiction> {
  const { outcomes, effects, settings, refuses = [] } = manifest;
  const path = ["effects"];
  if (outcomes.from === "fixed") {
    const known = new Set(outcomes.list.map(({ name }) => name));
    for (const name of new Set(usedOutcomes(effects))) {
      if (!known.has(name)) yield { path, fault: `there is no outcome ${quote(name)}` };
    }
  }
  for (const when of conditionsOf(manifest)) {
    if ("equals" in when === "above" in when) {
      yield { path, fault: "a condition says either `equals` or `above`" };
    }
  }
  const used = [
    ...settingsInKeys(effects),
    ...conditionsOf(manifest).map((when) => when.setting),
    ...refuses.map(({ setting }) => setting),
  ];
  for (const name of new Set(used)) {
    if (own(settings, name) === undefined) {
      yield { path, fault: `there is no setting ${quote(name)}` };
    }
  }
}

/** What contradicts what in an entry of a catalogue that fits the schema. */
export function contradictionsOf(manifest: NodeManifest): readonly Contradiction[] {
  return [
    ...settingFaults(manifest.settings),
    ...outcomeFaults(manifest),
    ...effectFaults(manifest),
  ];
}
