import { didYouMean, type Suggestion } from "../../2-bind/did-you-mean.ts";
import type { SettingsOwner } from "./owner.ts";
import type { SettingFault } from "./validate.ts";

/** The settings that may stand where a fault is: those of the owner, or of an object inside a setting. */
export function knownSettings(owner: SettingsOwner, { place }: SettingFault): readonly string[] {
  return Object.keys((place.schema ?? owner.schema).properties ?? {});
}

/** What an unknown setting may have been meant to be. Settings that are already given are not proposed. */
export function suggestSetting(
  name: string,
  owner: SettingsOwner,
  fault: SettingFault,
): Suggestion {
  const free = knownSettings(owner, fault).filter((known) => !fault.place.keys.has(known));
  return didYouMean(name, free);
}
