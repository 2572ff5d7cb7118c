import type { SettingSchema, SettingsSchema } from "@journeyc/grammar/manifest";

function flag(description: string, fallback = false): SettingSchema {
  return { type: "boolean", default: fallback, description };
}

function minutes(description: string): SettingSchema {
  return { type: "integer", kind: "duration", unit: "minutes", minimum: 1, description };
}

/** What a journey itself may be told: the names and defaults are those of AM's tree. */
export const journeySettings: SettingsSchema = {
  type: "object",
  properties: {
    innerTreeOnly: flag("True: the journey may only run as an inner journey, never by itself."),
    enabled: flag("False: nobody can run the journey.", true),
    mustRun: flag("True: the journey runs even where the user has a session already."),
    noSession: flag("True: `success` makes no session."),
    transactionalOnly: flag(
      "True: the journey may only run to approve a transaction, never for a sign-on of its own.",
    ),
    treeTimeout: minutes("How long a run may take; without it the realm's setting counts."),
    maximumSessionTime: minutes(
      "How long the session lasts that `success` makes; without it the realm's setting counts.",
    ),
    maximumIdleTime: minutes(
      "How long that session may be idle; without it the realm's setting counts.",
    ),
  },
  required: [],
  additionalProperties: false,
};
