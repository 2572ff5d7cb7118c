import type { NodeManifest, OutcomesManifest, SettingSchema } from "@journeyc/grammar/manifest";

type Settings = NodeManifest["settings"];

/** What a setting means, AM does not say: what a person wrote about it stays, as long as its type does. */
function mergeSetting(before: SettingSchema | undefined, now: SettingSchema): SettingSchema {
  if (before?.type !== now.type) return now;
  const { kind, connectorSetting, unit, transforms } = before;
  return {
    ...now,
    ...(kind && { kind }),
    ...(connectorSetting && { connectorSetting }),
    ...(unit && { unit }),
    ...(transforms && { transforms }),
  };
}

export function mergeSettings(before: Settings, now: Settings): Settings {
  const properties = Object.entries(now.properties).map(([name, setting]) => {
    const known = Object.hasOwn(before.properties, name) ? before.properties[name] : undefined;
    return [name, mergeSetting(known, setting)] as const;
  });
  return { ...now, properties: Object.fromEntries(properties) };
}

/** AM says which outcomes there are and how its console calls them; the rest of each is the person's. */
export function mergeOutcomes(before: OutcomesManifest, now: OutcomesManifest): OutcomesManifest {
  // AM lists the outcomes of one configuration: where a person has said what they depend on, that stays.
  if (now.from !== "fixed" || before.from === "setting" || before.from === "nodeType")
    return before;
  if (before.from !== "fixed") return now;
  const known = new Map(before.list.map((outcome) => [outcome.id, outcome]));
  const list = now.list.map((outcome) => {
    const { displayName } = outcome;
    return { ...outcome, ...known.get(outcome.id), displayName };
  });
  // An outcome that exists under a condition may be missing in AM's list.
  const conditional = before.list.filter(
    ({ id, when }) => when !== undefined && !now.list.some((outcome) => outcome.id === id),
  );
  return { from: "fixed", list: [...list, ...conditional] };
}
