import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "KBADefinition",
  amType: "KbaCreateNode",
  displayName: "KBA Definition",
  summary: "Lets the user choose security questions, and answer them.",
  documentation:
    "Asks for as many questions and answers as the self-service settings require, and keeps them as the collected " +
    "attribute `kbaInfo`: for this step only, unless a later node stores them. The questions to choose from come " +
    "from the same settings.\n\n" +
    "The user is asked again when two of the questions are the same.",
  settings: {
    type: "object",
    properties: {
      message: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The text above the questions.",
      },
      allowUserDefinedQuestions: {
        type: "boolean",
        default: true,
        description: "Let the user write own questions.",
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
      {
        key: "objectAttributes.kbaInfo",
        scope: "transient",
        secret: true,
        input: true,
        hashed: true,
      },
    ],
    identity: [],
  },
};
