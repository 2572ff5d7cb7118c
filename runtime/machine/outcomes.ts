import type { NodeManifest, OutcomeManifest } from "@journeyc/grammar/manifest";
import type { Settings } from "./settings.ts";

/** The outcomes that a node has with these settings. A page has those of its last member. */
export function outcomesOf(
  manifest: NodeManifest,
  settings: Settings,
  lastMember: { readonly manifest: NodeManifest; readonly settings: Settings } | undefined,
): readonly OutcomeManifest[] {
  if (manifest.outcomes.from === "lastMember") {
    return lastMember ? outcomesOf(lastMember.manifest, lastMember.settings, undefined) : [];
  }
  return manifest.outcomes.list.filter(
    (outcome) => !outcome.when || settings[outcome.when.setting] === outcome.when.equals,
  );
}
