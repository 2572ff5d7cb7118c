import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "DeviceLocationMatch",
  amType: "DeviceLocationMatchNode",
  displayName: "Device Location Match",
  summary: "Compares where the device is with where it was.",
  documentation:
    "Looks among the stored devices of the user `username` for the one that a Device Profile Collector node has " +
    "described, and compares the places. Where the device is the client says itself: a match proves nothing.\n\n" +
    "The run ends in an error when the profile has a place and there is no such active user.",
  settings: {
    type: "object",
    properties: {
      distance: {
        type: "string",
        minLength: 1,
        default: "10",
        description: "How far the device may be from the stored place, in kilometres.",
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
        description: "The device is near the stored place.",
      },
      {
        name: "false",
        id: "false",
        displayName: "False",
        description: "The device is farther from the stored place.",
      },
      {
        name: "unknownDevice",
        id: "unknownDevice",
        displayName: "Unknown Device",
        description: "No place was collected, or none is stored for this device.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      {
        key: "forgeRock.device.profile",
        required: true,
        missing: "unknownDevice",
        scope: "shared",
      },
      { key: "username", required: false },
    ],
    writes: [],
    identity: [],
  },
};
