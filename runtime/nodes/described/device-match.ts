import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "DeviceMatch",
  amType: "DeviceMatchNode",
  displayName: "Device Match",
  summary: "Compares the collected device profile with those that are stored.",
  documentation:
    "Looks among the stored devices of the user `username` for the one that a Device Profile Collector node has " +
    "described. A profile is what the browser says of itself: a match makes it likelier that this is the user's " +
    "device, and proves nothing.\n\n" +
    "With `useScript` a script decides instead; what it does nobody checks.\n\n" +
    "The run ends in an error when no profile was collected, when there is no such active user, or when the " +
    "script fails.",
  settings: {
    type: "object",
    properties: {
      acceptableVariance: {
        type: "integer",
        default: 0,
        description: "How many properties of the device may differ.",
      },
      expiration: {
        type: "integer",
        kind: "duration",
        unit: "days",
        minimum: 0,
        default: 30,
        description: "How long a stored profile counts after its last use.",
      },
      useScript: {
        type: "boolean",
        default: false,
        description:
          "Let `script` decide; `acceptableVariance` and `expiration` are not used then.",
      },
      script: {
        type: "string",
        kind: "script",
        minLength: 1,
        default: "01e1a3c0-038b-4c16-956a-6c9d89328cff",
        description: "The script.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "true",
        id: "true",
        displayName: "True",
        description: "The device is stored and has not changed much.",
      },
      {
        name: "false",
        id: "false",
        displayName: "False",
        description: "The device is stored, but its profile has expired or differs too much.",
      },
      {
        name: "unknownDevice",
        id: "unknownDevice",
        displayName: "Unknown Device",
        description: "No such device is stored.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "forgeRock.device.profile", required: true },
      { key: "username", required: true },
    ],
    writes: [],
    identity: [],
  },
};
