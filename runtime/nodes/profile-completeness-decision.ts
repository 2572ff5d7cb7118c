import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { profileCompleteness } from "./identity/profile.ts";
import { journeyResource } from "./identity/resource.ts";
import { storedObject } from "./identity/stored-object.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";
import type { SettingsReader } from "../machine/read-settings.ts";

/** Compares how much of the stored object is filled in. */
export const profileCompletenessDecision = defineNode(
  {
    type: "ProfileCompletenessDecision",
    amType: "ProfileCompletenessDecisionNode",
    displayName: "Profile Completeness Decision",
    summary: "Branches on how much of the user's profile is filled in.",
    documentation:
      "Finds the object by `identityAttribute`. Of the attributes that the user may see and edit, the share that has a " +
      "value is compared with `threshold`; it must be greater, so that 100 is never reached. A text, list or object " +
      "with nothing in it is no value. Passwords, attributes that the schema marks `viewable: false`, " +
      "`userEditable: false` or `readOnly`, and what decides about the account do not count.\n\n" +
      "The run ends in an error when no identity was collected, or when no stored object has it.",
    settings: {
      type: "object",
      properties: {
        threshold: {
          type: "integer",
          minimum: 0,
          maximum: 100,
          description: "The percentage that must be exceeded.",
        },
        identityAttribute,
      },
      required: ["threshold"],
      additionalProperties: false,
    },
    outcomes: decision(
      "More of the profile than `threshold` is filled in.",
      "As much as `threshold` or less is filled in.",
    ),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    async run(context, settings) {
      const threshold = percentage(settings);
      const { schema } = journeyResource(context);
      const object = await storedObject(context, settings.text("identityAttribute"));
      return take(profileCompleteness(object, schema) > threshold ? "true" : "false");
    },
  },
);

function percentage(settings: SettingsReader): number {
  const threshold = settings.integer("threshold");
  if (threshold >= 0 && threshold <= 100) return threshold;
  throw new JourneyError(
    "node-setting-unusable",
    "A Profile Completeness Decision node needs a `threshold` between 0 and 100 percent.",
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
