import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "SetSessionProperties",
  amType: "SetSessionPropertiesNode",
  displayName: "Set Session Properties",
  summary: "Adds properties and time limits to the session that the journey creates.",
  documentation:
    "The properties and limits are kept until the journey ends in success, and stand in the new session. Their " +
    "values are those given here: nothing of the state goes into the session.",
  settings: {
    type: "object",
    properties: {
      properties: {
        type: "object",
        additionalProperties: { type: "string", description: "The value of the property." },
        default: {},
        description: "The properties by name.",
      },
      maxSessionTime: {
        type: "integer",
        kind: "duration",
        unit: "minutes",
        minimum: 1,
        description: "How long the session lasts; without it, as long as the realm says.",
      },
      maxIdleTime: {
        type: "integer",
        kind: "duration",
        unit: "minutes",
        minimum: 1,
        description:
          "How long the session lasts without being used; without it, as long as the realm says.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: { reads: [], writes: [], identity: [] },
};
