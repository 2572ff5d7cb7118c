import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "ConsentCollector",
  amType: "ConsentNode",
  displayName: "Consent Collector",
  summary: "Asks whether the user's data may be shared with other systems.",
  documentation:
    "Asks once for each mapping to another system that needs consent, and keeps those that the user agrees to as the " +
    "collected attribute `consentedMappings`; Create Object or Patch Object stores it. With `allRequired` it asks " +
    "again until the user agrees to all.\n\n" +
    "Where no mapping needs consent, the outcome is taken without asking.",
  settings: {
    type: "object",
    properties: {
      allRequired: {
        type: "boolean",
        default: false,
        description: "Ask again until the user agrees to all.",
      },
      message: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The text about privacy.",
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
    writes: [
      { key: "objectAttributes.consentedMappings", scope: "shared", maybe: true, input: true },
    ],
    identity: [],
  },
};
