import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "DeviceGeofencing",
  amType: "DeviceGeoFencingNode",
  displayName: "Device Geofencing",
  summary: "Checks that the device is near a trusted place.",
  documentation:
    "Takes the place from what a Device Profile Collector node has collected. The client says it itself, so it can be " +
    "made up.\n\n" +
    "The run ends in an error when no place was collected.",
  settings: {
    type: "object",
    properties: {
      locations: {
        type: "array",
        items: { type: "string", description: "A latitude and a longitude: `51.45,-2.59`." },
        default: [],
        description: "The trusted places; at least one is needed.",
      },
      distance: {
        type: "string",
        minLength: 1,
        default: "10",
        description: "How far the device may be from a trusted place, in kilometres.",
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
        displayName: "Inside",
        description: "The device is near a trusted place.",
      },
      {
        name: "false",
        id: "false",
        displayName: "Outside",
        description: "The device is near none of them.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [{ key: "forgeRock.device.profile", required: true, scope: "shared" }],
    writes: [],
    identity: [],
  },
};
