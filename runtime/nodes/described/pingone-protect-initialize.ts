import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "PingOneProtectInitialize",
  amType: "product-PingOneProtectInitializeNode",
  displayName: "PingOne Protect Initialize",
  summary: "Lets the client begin to collect signals for PingOne Protect.",
  documentation:
    "Tells the client how to collect. Let it come early, so that there is something for a PingOne Protect " +
    "Evaluation node to assess.",
  settings: {
    type: "object",
    properties: {
      pingOneWorker: {
        type: "string",
        minLength: 1,
        description: "The PingOne worker service to use.",
      },
      consoleLogEnabled: {
        type: "boolean",
        default: false,
        description: "Write the log of PingOne's client code to the browser's console.",
      },
      deviceAttributesToIgnore: {
        type: "array",
        items: { type: "string", description: "An attribute of the device, e.g. `DEVICE_MODEL`." },
        default: [],
        description: "What the client does not collect of the device.",
      },
      customHost: {
        type: "string",
        description: "Another host of PingOne for the client; out of use.",
      },
      lazyMetadata: {
        type: "boolean",
        default: false,
        description: "Collect only when the signals are asked for.",
      },
      disableHub: {
        type: "boolean",
        default: false,
        description: "Keep the device's data in the browser's local storage alone.",
      },
      deviceKeyRsyncIntervals: {
        type: "integer",
        kind: "duration",
        unit: "days",
        minimum: 0,
        default: 14,
        description: "How long the key on the device counts until it is renewed.",
      },
      behavioralDataCollection: {
        type: "boolean",
        default: true,
        description: "Collect how the user types and moves.",
      },
      enableTrust: {
        type: "boolean",
        default: false,
        description: "Tie the signals to a key on the device.",
      },
      disableTags: { type: "boolean", default: false, description: "Do not collect tag data." },
      agentIdentification: {
        type: "boolean",
        default: false,
        description: "Look for a PingID device trust agent.",
      },
      agentTimeout: { type: "integer", description: "How long to wait for the agent." },
      agentPort: { type: "string", description: "The port at which the agent is looked for." },
      additionalSignalsInitializationOptions: {
        type: "object",
        additionalProperties: { type: "string", description: "The value of the option." },
        default: {},
        description: "More options of PingOne's client code.",
      },
    },
    required: ["pingOneWorker"],
    additionalProperties: false,
  },
  outcomes: decision("The client has begun to collect.", "The client could not begin."),
  interactive: true,
  pageMember: true,
  effects: { reads: [], writes: [], identity: [] },
};
