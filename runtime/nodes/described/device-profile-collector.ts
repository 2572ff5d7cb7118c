import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "DeviceProfileCollector",
  amType: "DeviceProfileCollectorNode",
  displayName: "Device Profile Collector",
  summary: "Collects what the client tells of its device.",
  documentation:
    "Asks the client for an id of the device, and for its properties and location as set. The answer is kept as " +
    "`forgeRock.device.profile`; it is what the client says, and can be made up.\n\n" +
    "The run ends in an error when the answer is larger than `maximumSize` or has no id.",
  settings: {
    type: "object",
    properties: {
      maximumSize: {
        type: "string",
        default: "3",
        description: "The greatest size of the answer, in kilobytes.",
      },
      deviceMetadata: {
        type: "boolean",
        default: true,
        description: "Collect the properties of the device.",
      },
      deviceLocation: {
        type: "boolean",
        default: false,
        description: "Collect where the device is.",
      },
      message: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "What is shown meanwhile.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: true,
  pageMember: true,
  effects: {
    reads: [],
    writes: [{ key: "forgeRock.device.profile", scope: "shared", input: true }],
    identity: [],
  },
};
