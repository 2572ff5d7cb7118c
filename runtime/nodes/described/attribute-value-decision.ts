import type { NodeManifest } from "../../manifest.ts";
import { decision, identityAttribute, identityRead } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AttributeValueDecision",
  amType: "AttributeValueDecisionNode",
  displayName: "Attribute Value Decision",
  summary: "Compares an attribute of the user's stored object with a value.",
  documentation:
    "Finds the object by `identityAttribute`. `PRESENT` asks whether the attribute has a value, `EQUALS` whether it " +
    "is `comparisonValue`, which is taken as the attribute's own type: a truth value, a whole number or a text.\n\n" +
    "The run ends in an error when no identity was collected, when no stored object has it, or when a number is " +
    "compared with something that is none.",
  settings: {
    type: "object",
    properties: {
      comparisonAttribute: {
        type: "string",
        kind: "attributePath",
        minLength: 1,
        description: "The attribute to compare.",
      },
      comparisonOperation: {
        type: "string",
        enum: ["PRESENT", "EQUALS"],
        default: "EQUALS",
        description: "`PRESENT`: the attribute has a value. `EQUALS`: it has this value.",
      },
      comparisonValue: { type: "string", description: "The value to compare with, for `EQUALS`." },
      identityAttribute,
    },
    required: ["comparisonAttribute"],
    additionalProperties: false,
  },
  outcomes: decision(
    "The attribute has the value, or with `PRESENT` any value.",
    "It has another value, or none.",
  ),
  interactive: false,
  pageMember: false,
  effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
};
