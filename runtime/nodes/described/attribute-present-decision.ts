import type { NodeManifest } from "../../manifest.ts";
import { decision, identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AttributePresentDecision",
  amType: "AttributePresentDecisionNode",
  displayName: "Attribute Present Decision",
  summary: "Checks that the user's stored object has a value for an attribute.",
  documentation:
    "Finds the object by `identityAttribute`. Attributes that nobody may read count too: that a password is there is " +
    "told, its value is not. An unknown user takes `false`.\n\n" +
    "The run ends in an error when no identity was collected.",
  settings: {
    type: "object",
    properties: {
      presentAttribute: {
        type: "string",
        kind: "attributePath",
        minLength: 1,
        default: "password",
        description: "The attribute that must have a value.",
      },
      identityAttribute,
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision(
    "The stored object has a value for the attribute.",
    "It has none, or there is no such user.",
  ),
  interactive: false,
  pageMember: false,
  effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
};
