import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "DeviceTamperingVerification",
  amType: "DeviceTamperingVerificationNode",
  displayName: "Device Tampering Verification",
  summary: "Checks that the device does not look jailbroken or rooted.",
  documentation:
    "Compares the score that the client has sent with the properties of its device, from 0 to 1, with `score`. A " +
    "device that was tampered with can send any score.\n\n" +
    "The run ends in an error when a Device Profile Collector node has not collected the properties.",
  settings: {
    type: "object",
    properties: {
      score: {
        type: "string",
        minLength: 1,
        default: "0",
        description: "The highest score that passes, from `0` to `1`.",
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
        displayName: "Not Tampered",
        description: "The score is not above `score`.",
      },
      {
        name: "false",
        id: "false",
        displayName: "Tampered",
        description: "The score is above `score`, or the device has sent none.",
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
