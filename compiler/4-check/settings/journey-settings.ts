import type { SettingsSchema } from "@journeyc/grammar/manifest";

/** What a journey itself may be told. */
export const journeySettings: SettingsSchema = {
  type: "object",
  properties: {
    innerTreeOnly: {
      type: "boolean",
      default: false,
      description: "True: the journey may only run as an inner journey, never by itself.",
    },
  },
  required: [],
  additionalProperties: false,
};
