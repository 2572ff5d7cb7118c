import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "DeviceProfileSave",
  amType: "DeviceSaveNode",
  displayName: "Device Profile Save",
  summary: "Stores the collected device profile with the user.",
  documentation:
    "Stores what a Device Profile Collector node has collected with the user `username`, for Device Match and Device " +
    "Location Match nodes. Let it follow only a proof of who the user is: whoever reaches it makes a device known.\n\n" +
    "The run ends in an error when no profile was collected, or when there is no such active user.",
  settings: {
    type: "object",
    properties: {
      variableName: {
        type: "string",
        default: "",
        description:
          "The state key that holds the name of the device; without it, the device's own name is taken.",
      },
      maxSavedProfiles: {
        type: "integer",
        minimum: 1,
        default: 5,
        description:
          "How many devices a user may have; a new one takes the place of the one that was not used for longest.",
      },
      saveDeviceMetadata: {
        type: "boolean",
        default: true,
        description: "Store the properties of the device.",
      },
      saveDeviceLocation: {
        type: "boolean",
        default: true,
        description: "Store where the device is.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "forgeRock.device.profile", required: true, scope: "shared" },
      { key: "username", required: true },
      { key: "${variableName}", required: false, scope: "shared" },
    ],
    writes: [],
    identity: [],
    changes: true,
  },
};
